"""Head nouns that stand for a name, with what the name may be and end with."""

from __future__ import annotations

from functools import lru_cache

from kg.ontology import ontology_dir

_SCHOOL = "学校|大学|学院|小学|中学|[一二三四五六七八九十]中|幼儿园|校"
_HOSPITAL = "医院|卫生院|中心|保健院"
_BODY = "Organization|TradeUnion|Agency"

# Head noun -> classes of what it stands for, and what its name ends with (None: anything).
HEADS: dict[str, tuple[str, str | None]] = {
    "支行": ("Bank", "支行|分理处|信用社|营业部"),
    "分行": ("Bank", "分行"),
    "银行": ("Bank", None),
    "行": ("Bank", None),
    "联社": ("Bank", "联社|信用社"),
    "公司": ("Enterprise", None),
    "企业": ("Enterprise", None),
    **{f"{kind}企": ("Enterprise", None) for kind in "茶药车民国央农酒纺房"},
    "民营企业": ("Enterprise", None),
    "老字号": ("Enterprise", None),
    "村小": ("Organization", "小学|学校"),
    "企": ("Enterprise", None),
    "集团": ("Enterprise", "集团|集团[^，]{0,6}公司"),
    "厂": ("Enterprise", "厂"),
    "工厂": ("Enterprise", "厂"),
    "店": ("Enterprise", "店|馆|铺"),
    "店里": ("Enterprise", "店|馆|铺"),
    "合作社": ("Enterprise|Organization", "合作社|社"),
    "社": ("Enterprise|Organization", "社"),
    "农场": ("Enterprise|Organization", "农场"),
    "矿": ("Enterprise", "矿"),
    "研究院": ("Organization", "研究院|研究所"),
    "学校": ("Organization", _SCHOOL),
    "校": ("Organization", _SCHOOL),
    "校方": ("Organization", _SCHOOL),
    "大学": ("Organization", "大学"),
    "小学": ("Organization", "小学|学校"),
    "中学": ("Organization", "中学|学校"),
    "幼儿园": ("Organization", "幼儿园"),
    "学院": ("Organization", "学院"),
    "医院": ("Organization", _HOSPITAL),
    "院方": ("Organization", _HOSPITAL),
    "卫生院": ("Organization", "卫生院"),
    "院": ("Organization|Agency", "院"),
    "中心": ("Organization|Agency", "中心"),
    "基金会": ("Organization", "基金会"),
    "协会": ("Organization", "协会|学会|商会"),
    "商会": ("Organization", "商会"),
    "会": ("Organization|TradeUnion", "会"),
    "总会": ("Organization|TradeUnion", "总会|总工会"),
    "联盟": ("Organization", "联盟"),
    "联合体": ("Organization", "联合体"),
    "研究所": ("Organization", "研究所|研究院"),
    "所": (_BODY, "所"),
    "馆": ("Organization", "馆"),
    "馆方": ("Organization", "馆"),
    "图书馆": ("Organization", "图书馆"),
    "博物馆": ("Organization", "博物馆"),
    "工会": ("TradeUnion", "工会|总会|联合会"),
    "局": ("Agency", "局"),
    "部门": ("Agency", None),
    "委": ("Agency", "委|委员会"),
    "厅": ("Agency", "厅"),
    "支部": ("Organization", "支部"),
    "港口": ("Place", "港|港区|码头"),
    "县": ("Place", "县"),
    "市": ("Place", "市"),
    "区": ("Place", "区"),
    "镇": ("Place", "镇"),
    "乡": ("Place", "乡"),
    "村": ("Place", "村"),
    "社区": ("Place", "社区"),
    "街道": ("Place", "街道"),
    "园区": ("Place", "园区?|开发区|高新区|新区"),
    "省": ("Place", "省"),
    "州": ("Place", "州"),
    "村里": ("Place", "村"),
    "县里": ("Place", "县"),
    "镇上": ("Place", "镇"),
    "镇里": ("Place", "镇"),
    "矿上": ("Enterprise", "矿"),
    "厂里": ("Enterprise", "厂"),
    "驿站": ("Organization", "驿站"),
    "服务站": ("Organization", "服务站"),
    "派出所": ("Agency", "派出所"),
    "服务队": ("Organization", "服务队"),
    "方": ("Enterprise|Organization|Bank|Agency|TradeUnion", None),
    "地": ("Place", None),
}
# What may stand for a name without 该: only where a noun phrase begins and nothing joins on.
BARE = (
    "公司 企业 学校 校方 医院 院方 馆方 支行 工会 基金会 总会 协会 合作社 农场 联盟 联合体 集团 中心 "
    "村里 县里 镇上 镇里 矿上 厂里 驿站 服务站 派出所 服务队 社区 研究所 店里 图书馆 研究院 小学 中学 幼儿园 卫生院"
).split()
NOT_AFTER = (
    "员工|职工|负责人|董事|总经理|经理|法人|内部|工会|党委|党组织|党支部|党总支|产品|股东|"
    "股票|股份|规模|名称|所在|成立|领导|高管|主席|总裁|食堂|门口|里|内|上|开展|周边|老师|师生|"
    "学生|教师|大门|会员|主任|会长|院长|校长|行长|秘书长|财务|总监|人员|代表|经审|干部|们|办公|"
    "主管|方面|制|化|级|型|类|间|等|[与和](?!\ue000)|、|的|馆长|组织|行业|联合会|系统|干事|主席团"
)


@lru_cache
def load_heads() -> frozenset[str]:
    """The head nouns of `ontology/names/heads.tsv`, by which a name may be taken up again."""
    lines = (ontology_dir() / "names" / "heads.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines if not line.startswith("#"))

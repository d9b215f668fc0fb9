"""News pages of ten usual templates, all invented, and what a reader would take as their text."""

from __future__ import annotations

from typing import NamedTuple

P1 = (
    "本报讯（记者 李明）8月5日，云岭银行与远山茶业有限公司在青石镇签约，为当地茶农发放贷款300万元。"
)
P2 = "据了解，这笔贷款由云岭融资担保公司担保，期限三年，年利率4.5%，主要用于新茶园的建设和老茶树的改造。"
P3 = "“有了这笔钱，我们就能赶在明年春天之前把茶园建好。”远山茶业有限公司总经理赵大山说。"
P4 = "青石镇镇长周平介绍，全镇已有茶园两万亩，茶农四千户，去年产值达1.2亿元。"
P5 = "下一步，云岭银行还将与镇里共建普惠金融服务站，让茶农不出村就能办理贷款。"
PS = [P1, P2, P3, P4, P5]
T = "云岭银行为青石镇茶农发放贷款300万元"
NAV = "".join(
    f'<li><a href="/c{i}">{n}</a></li>'
    for i, n in enumerate("首页 要闻 时政 经济 社会 教育 文旅 图片 视频 专题 数字报".split())
)
HOT = "".join(
    f'<li><a href="/n{i}.html">{n}</a><span>2021-08-0{i + 1}</span></li>'
    for i, n in enumerate(
        [
            "青石镇召开夏季防汛工作会议",
            "云岭市第三中学迎来百年校庆",
            "远山县开展禁毒宣传活动",
            "市图书馆周末延长开放时间",
            "环湖自行车赛本月底鸣枪开赛",
        ]
    )
)
FOOT = '<div class="footer"><p>版权所有 云岭日报社 未经授权禁止转载</p><p>云ICP备12345678号-1 互联网新闻信息服务许可证53120180001</p><p>地址：云岭市人民路1号 电话：0888-1234567</p></div>'


class Page(NamedTuple):
    """A page's source, its title, its paragraphs."""

    html: str
    title: str
    body: list[str]


PAGES: dict[str, Page] = {}
DATE = "2021-08-06"


def ps() -> str:
    """The paragraphs, indented."""
    return "".join(f"<p>　　{x}</p>" for x in PS)


def add(name: str, html: str, title: str = T, body: list[str] = PS) -> None:
    """Take a page in."""
    PAGES[name] = Page(html, title, body)


HEAD = '<meta charset="utf-8">'
add(
    "modern",
    f"""<!DOCTYPE html><html lang="zh"><head>{HEAD}<title>{T}_云岭新闻网</title><meta name="publishdate" content="2021-08-06"></head><body><header><nav><ul>{NAV}</ul></nav></header><main><article><h1>{T}</h1><div class="info"><span>2021-08-06 08:30</span> <span>来源：云岭日报</span> <span>作者：李明</span></div><div class="content">{ps()}</div><p class="editor">责任编辑：王芳</p></article></main><aside><h3>热点新闻</h3><ul>{HOT}</ul></aside><footer>{FOOT}</footer></body></html>""",
)
add(
    "old_table",
    f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{T}-青石镇人民政府</title></head><body><table width="1000"><tr><td>{"|".join(f'<a href="/{i}">{n}</a>' for i, n in enumerate("首页 镇情 政务公开 办事指南".split()))}</td></tr><tr><td width="200"><table><tr><td>相关链接</td></tr>{"".join(f'<tr><td><a href="/l{i}">{n}</a></td></tr>' for i, n in enumerate(["云岭市人民政府", "远山县人民政府", "青石镇便民中心"]))}</table></td><td><table><tr><td align="center"><font size="5"><b>{T}</b></font></td></tr><tr><td align="center">发布时间：2021-08-06 浏览次数：123次 字体：[大 中 小]</td></tr><tr><td><div id="zoom">{"<br><br>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + x for x in PS)}</div></td></tr><tr><td>【打印】【关闭】</td></tr></table></td></tr></table>{FOOT}</body></html>""",
)
add(
    "epaper",
    f"""<html><head>{HEAD}<title>云岭日报</title></head><body><div class="left"><div>第03版：经济</div><map>{"".join(f'<area href="c{i}.htm">' for i in range(5))}</map><ul><li><a href="a1.htm">{T}</a></li><li><a href="a2.htm">青石茶香飘万里</a></li><li><a href="a3.htm">广告</a></li></ul></div><div class="right"><div class="date">2021年08月06日 星期五</div><a href="p.htm">上一篇</a> <a href="n.htm">下一篇</a><h2 class="title">{T}</h2><div id="ozoom"><founder-content><P>{"</P><P>".join("　　" + x for x in PS)}</P></founder-content></div></div>{FOOT}</body></html>""",
)
add(
    "wechat",
    f'''<html><head>{HEAD}<title></title><meta property="og:title" content="{T}"></head><body><div id="js_article"><h1 class="rich_media_title" id="activity-name">{T}</h1><div><span>云岭发布</span> <em id="publish_time">2021-08-06</em></div><div class="rich_media_content" id="js_content">{"".join(f'<section><section><p><span style="font-size:15px">{x[:12]}</span><strong>{x[12:20]}</strong><span>{x[20:]}</span></p></section></section><section><img data-src="x.jpg"></section>' for x in PS)}<p>来源：云岭日报</p><p>长按二维码关注我们</p></div></div><div>阅读 1234 <span>在看</span><span>分享收藏</span></div></body></html>''',
)
add(
    "gov",
    f'''<html><head>{HEAD}<meta name="ArticleTitle" content="{T}"><meta name="PubDate" content="2021-08-06 09:12"><meta name="ContentSource" content="云岭市农业农村局"><title>{T}_部门动态_云岭市农业农村局</title></head><body><div class="top"><a>无障碍</a><a>长者模式</a><a>登录</a></div><div class="nav"><ul>{NAV}</ul></div><div class="position">当前位置：<a>首页</a> &gt; <a>新闻中心</a> &gt; <a>部门动态</a></div><div class="xl"><div class="title">{T}</div><div class="xx">发布日期：2021-08-06 09:12 来源：云岭市农业农村局 字号：[大][中][小] 打印本页</div><div class="TRS_Editor">{ps()}</div><div class="fj">附件：</div><div class="ewm">扫一扫在手机打开当前页</div></div>{FOOT}</body></html>''',
)
add(
    "divs",
    f"""<html><head>{HEAD}<title>{T} - 云岭在线</title></head><body><div>{" ".join(f'<a href="/{n}">{n}</a>' for n in "新闻 问政 论坛 房产 汽车 招聘".split())}</div><div class="main"><div class="bt">{T}</div><div class="sj">2021年8月6日 10:21　来源：云岭在线</div><div class="nr">{"".join(f"<div>　　{x}</div>" for x in PS)}</div><div class="share">分享到：微信 微博 QQ空间</div><div class="cmt"><h4>网友评论</h4><div>山里人：好消息，支持茶农！</div><div>匿名用户：什么时候轮到我们镇？</div></div><div class="xg"><h4>相关新闻</h4><ul>{HOT}</ul></div></div>{FOOT}</body></html>""",
)
S = [P1]
add(
    "short",
    f"""<html><head>{HEAD}<title>快讯：{T}_远山新闻</title></head><body><div class="nav">{NAV}</div><div class="article"><h1>快讯：{T}</h1><p class="time">2021-08-06</p><div class="con"><p>{P1}</p></div></div><div class="side"><h3>推荐阅读</h3><ul>{HOT}</ul></div><div class="rec">{"".join(f'<p><a href="/r{i}">{n}</a></p>' for i, n in enumerate(["三年磨一剑 青石茶走出大山", "远山县今年新增省级龙头企业两家"]))}</div>{FOOT}</body></html>""",
    title="快讯：" + T,
    body=S,
)
ROWS = [
    ("云岭银行", "远山茶业有限公司", "300万元"),
    ("红河银行", "青石竹编合作社", "80万元"),
    ("云岭农商行", "白石果业有限公司", "150万元"),
]
add(
    "table_in_text",
    f"""<html><head>{HEAD}<title>{T}</title></head><body><nav>{NAV}</nav><article><h1>{T}</h1><time datetime="2021-08-06">8月6日</time><p>{P1}</p><p>{P2}</p><table><tr><th>银行</th><th>企业</th><th>金额</th></tr>{"".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in ROWS)}</table><p>{P4}</p><ul><li>一是扩大茶园面积，由云岭银行提供低息贷款。</li><li>二是建设加工车间，由青石镇政府提供用地。</li></ul></article><footer>{FOOT}</footer></body></html>""",
    body=[
        P1,
        P2,
        *["".join(r) for r in ROWS],
        P4,
        "一是扩大茶园面积，由云岭银行提供低息贷款。",
        "二是建设加工车间，由青石镇政府提供用地。",
    ],
)
add(
    "long_sub",
    f"""<html><head>{HEAD}<title>{T}_深度_云岭网</title></head><body><div class="nav"><ul>{NAV}</ul></div><div id="artibody"><h1>{T}</h1><p class="source">2021-08-06 11:02:33　来源：云岭网</p>{"".join((f"<h3>{h}</h3>") + "".join(f"<p>　　{x}</p>" for x in PS) for h in ["茶园里的新变化", "银行上门来服务", "三年后的新期待", "茶农的账本"])}<div><img src="a.jpg"><p style="text-align:center">图为茶农在采茶。李明 摄</p></div></div><div class="rel"><h3>相关阅读</h3><ul>{HOT}</ul></div>{FOOT}</body></html>""",
    body=[
        "茶园里的新变化",
        *PS,
        "银行上门来服务",
        *PS,
        "三年后的新期待",
        *PS,
        "茶农的账本",
        *PS,
        "图为茶农在采茶。李明 摄",
    ],
)
add(
    "script_noise",
    f"""<html><head>{HEAD}<title>{T}</title><script>var a="云岭银行";</script><style>.a{{color:red}}</style></head><body><noscript>请开启JavaScript</noscript><div class="cookie">我们使用Cookie以改善体验。</div><div class="wrap"><div class="crumb">首页&gt;经济</div><h1 class="tt">{T}</h1><div class="meta">云岭晚报 2021-08-06 07:00</div><div class="txt"><!-- 正文 --><p>{P1}</p><p><a href="/k1">云岭银行</a>{P2[4:]}</p><div class="ad">广告：买茶叶就上青石商城</div><p>{P3}</p><p>{P4}</p><p>{P5}</p><!-- end --></div></div><div class="app">打开云岭客户端查看更多</div>{FOOT}<script>track()</script></body></html>""",
    body=[P1, "云岭银行" + P2[4:], P3, P4, P5],
)

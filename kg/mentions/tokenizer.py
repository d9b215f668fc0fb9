"""spaCy's Chinese tokenizer with pkuseg, which reads traditional script through simplified."""

from __future__ import annotations

from collections.abc import Callable

from spacy.lang.zh import ChineseTokenizer, Segmenter
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from kg.script import to_simplified


class KgTokenizer(ChineseTokenizer):
    """Words of pkuseg, a model that knows simplified characters; the text stays as it is written."""

    def __call__(self, text: str) -> Doc:
        """Tokens of the text in its own characters."""
        plain = to_simplified(text)
        doc = super().__call__(plain)
        if plain == text:
            return doc
        words = [text[token.idx : token.idx + len(token)] for token in doc]
        return Doc(self.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


@registry.tokenizers("kg.ChineseTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(segmenter: str = "pkuseg") -> Callable[[Language], KgTokenizer]:
    """What spaCy's config names under `[nlp.tokenizer]`."""

    def tokenizer_factory(nlp: Language) -> KgTokenizer:
        return KgTokenizer(nlp.vocab, segmenter=Segmenter(segmenter))

    return tokenizer_factory

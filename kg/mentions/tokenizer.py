"""spaCy's Chinese tokenizer with pkuseg's model, which reads traditional script through simplified."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import srsly
from spacy.lang.zh import ChineseTokenizer, Segmenter
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from kg.mentions.segmenter import Segmenter as Words
from kg.mentions.segmenter_model import load_segmenter, make_segmenter, save_segmenter
from kg.mentions.spans import keep_texts
from kg.model import Span
from kg.script import to_simplified

ARRAYS = "segmenter.npz"


class KgTokenizer(ChineseTokenizer):
    """Words of pkuseg, a model that knows simplified characters; the text stays as it is written.

    The words come from arrays of the model. pkuseg itself is loaded only when somebody asks for it
    (`pkuseg_seg`), and then cuts: he may give it words of his own.
    """

    _words: Words | None = None
    _folder: Path | None = None  # where pkuseg lies, so long as it is not loaded
    _pkuseg: Any = None

    @property
    def pkuseg_seg(self) -> Any:
        """pkuseg, loaded now if it was not."""
        if self._folder is not None:
            folder, self._folder, words = self._folder, None, self._words
            super().from_disk(folder)  # type: ignore[no-untyped-call]
            self._words = words
        return self._pkuseg

    @pkuseg_seg.setter
    def pkuseg_seg(self, value: Any) -> None:
        self._pkuseg, self._words = value, None

    def __call__(self, text: str) -> Doc:
        """Tokens of the text in its own characters."""
        plain = to_simplified(text)
        if self._words is not None and _is_bare(self._pkuseg):
            words, spaces = with_spaces(text, self._words.cut(plain))
            doc = Doc(self.vocab, words=words, spaces=spaces)
            keep_texts(doc, text, plain)
            return doc
        doc = super().__call__(plain)
        if plain == text:
            return doc
        words = [text[token.idx : token.idx + len(token)] for token in doc]
        return Doc(self.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write pkuseg, and the arrays of its model where they alone say what a word is."""
        super().to_disk(path, **kwargs)  # type: ignore[no-untyped-call]
        arrays = Path(path) / ARRAYS
        arrays.unlink(missing_ok=True)
        if self.pkuseg_seg is not None and _is_bare(self.pkuseg_seg):
            save_segmenter(self._words or make_segmenter(self.pkuseg_seg), arrays)

    def from_disk(self, path: str | Path, **kwargs: Any) -> KgTokenizer:
        """Read the arrays, or pkuseg where there are none."""
        arrays = Path(path) / ARRAYS
        if not arrays.is_file():
            super().from_disk(path, **kwargs)  # type: ignore[no-untyped-call]
            return self
        self._set_config(srsly.read_json(Path(path) / "cfg"))
        self.pkuseg_seg = None
        self._words, self._folder = load_segmenter(arrays), Path(path)
        return self

    def from_bytes(self, data: bytes, **kwargs: Any) -> KgTokenizer:
        """Read what `to_bytes` gave, which is pkuseg."""
        super().from_bytes(data, **kwargs)  # type: ignore[no-untyped-call]
        if self.pkuseg_seg is not None:
            self._words = make_segmenter(self.pkuseg_seg)
        return self


def _is_bare(pkuseg: Any) -> bool:
    """Does the model alone say what a word is, no list of a user's?"""
    return pkuseg is None or not (
        pkuseg.preprocesser.trie.children or pkuseg.postprocesser.do_process or pkuseg.postag
    )


def with_spaces(text: str, spans: Iterable[Span]) -> tuple[list[str], list[bool]]:
    """Words and whether a space follows, as spaCy has them; other white space is a word itself."""
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in spans:
        if at < start:
            words.append(text[at:start])
            spaces.append(False)
        words.append(text[start:end])
        at = end + (text[end : end + 1] == " ")
        spaces.append(at > end)
    if at < len(text):
        words.append(text[at:])
        spaces.append(False)
    return words, spaces


@registry.tokenizers("kg.ChineseTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(segmenter: str = "pkuseg") -> Callable[[Language], KgTokenizer]:
    """What spaCy's config names under `[nlp.tokenizer]`."""

    def tokenizer_factory(nlp: Language) -> KgTokenizer:
        return KgTokenizer(nlp.vocab, segmenter=Segmenter(segmenter))

    return tokenizer_factory

"""Google Merchant feeds in XML: RSS 2.0 or Atom, with the g: namespace.

Entities and document types are refused, so no entity can grow or read a file. It knows the
format's elements, not what becomes of them.
"""

import io
from xml.sax import SAXParseException, xmlreader
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from retrieval.errors import FeedError
from retrieval.feeds.rows import Row, Rows

__all__ = ["read_merchant_xml"]

GOOGLE = "http://base.google.com/ns/1.0"
ENTRIES = frozenset({"item", "entry"})
_DEEPEST = 64


def read_merchant_xml(data: bytes, name: str) -> Rows:
    """Read an XML feed.

    Raises:
        FeedError: it is no well-formed XML, declares entities or a document type, or has no
            item; names the line.
    """
    handler = _Items()
    parser = create_parser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    source = xmlreader.InputSource()
    source.setByteStream(io.BytesIO(data))
    try:
        parser.parse(source)
    except DefusedXmlException:
        raise FeedError(
            f"{name} declares a document type or entities, which a feed does not need and may "
            "harm; export it without."
        ) from None
    except SAXParseException as error:
        line = error.getLineNumber()
        raise FeedError(f"{name} is no XML: {error.getMessage()} in line {line}.") from None
    except (UnicodeDecodeError, LookupError, ValueError) as error:
        raise FeedError(f"{name} is no XML: {error}.") from None
    if not handler.rows:
        raise FeedError(f"{name} is XML with no <item> or <entry> in it; no product feed.")
    columns = list(dict.fromkeys(key for row in handler.rows for key in row.values))
    return Rows("Google Merchant XML", columns, handler.rows)


class _Items(ContentHandler):
    """Collects items; an element in an element becomes a dict, a repeated one a list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._line = 0
        self._place: xmlreader.Locator = xmlreader.Locator()
        self._open: list[tuple[str, dict[str, object], list[str]]] = []

    def setDocumentLocator(self, locator: xmlreader.Locator) -> None:  # noqa: N802
        self._place = locator

    def startElementNS(  # noqa: N802 - the parser's name
        self,
        name: tuple[str | None, str],
        qname: str | None,
        attrs: xmlreader.AttributesNSImpl,
    ) -> None:
        space, local = name
        if not self._open:
            if local in ENTRIES:
                self._line = self._place.getLineNumber() or 0
                self._open.append((local, {}, []))
            return
        if len(self._open) > _DEEPEST:
            raise ValueError(f"elements more than {_DEEPEST} deep in line {self._line}")
        element: tuple[str, dict[str, object], list[str]] = (local, {}, [])
        href = attrs.get((None, "href"))
        if local == "link" and space != GOOGLE and href:
            element[2].append(href)
        self._open.append(element)

    def characters(self, content: str) -> None:
        if len(self._open) > 1:
            self._open[-1][2].append(content)

    def endElementNS(  # noqa: N802 - the parser's name
        self, name: tuple[str | None, str], qname: str | None
    ) -> None:
        if not self._open:
            return
        local, inner, texts = self._open.pop()
        if not self._open:
            self.rows.append(Row(self._line, inner))
            return
        value: object = inner or "".join(texts).strip()
        parent = self._open[-1][1]
        if local not in parent:
            parent[local] = value
            return
        there = parent[local]
        if isinstance(there, list):
            there.append(value)
        else:
            parent[local] = [there, value]

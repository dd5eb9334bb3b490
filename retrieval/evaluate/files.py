"""Queries and judgments as they stand in files."""

from pathlib import Path

from retrieval.errors import RetrievalError

__all__ = ["read_qrels", "read_queries"]


def read_queries(path: Path) -> dict[str, str]:
    """Return query id -> text from a file of "id<TAB>text" lines.

    Raises:
        RetrievalError: the file cannot be read, a line is no such pair, or an id stands twice.
    """
    queries: dict[str, str] = {}
    for number, line in _lines(path):
        query_id, tab, text = line.partition("\t")
        if not tab or not query_id.strip() or not text.strip():
            raise RetrievalError(f"{path}, line {number}: not a query's id, a tab and its text.")
        if query_id.strip() in queries:
            raise RetrievalError(f"{path}, line {number}: query {query_id.strip()!r} stands twice.")
        queries[query_id.strip()] = text.strip()
    if not queries:
        raise RetrievalError(f"{path} holds no queries; each line is an id, a tab and the text.")
    return queries


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return query id -> product id -> grade from TREC lines "query 0 product grade".

    Raises:
        RetrievalError: the file cannot be read, or a line is no such judgment.
    """
    qrels: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        parts = line.split()
        try:
            query_id, _, product_id, grade = parts
            qrels.setdefault(query_id, {})[product_id] = int(grade)
        except ValueError:
            raise RetrievalError(
                f"{path}, line {number}: not 'query 0 product grade' with a whole grade: {line!r}."
            ) from None
    if not qrels:
        raise RetrievalError(f"{path} holds no judgments; each line is 'query 0 product grade'.")
    return qrels


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise RetrievalError(f"Cannot read {path}: {reason}.") from None
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]

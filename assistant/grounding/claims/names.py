"""Names: each must be that of a product in evidence, and no more than its record says."""

from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_names"]


def check_names(segment: Segment) -> None:
    """Make a finding of every product that a segment names, known or not."""
    for mention in segment.mentions:
        source = (
            segment.book.products[mention.ids[0]].source if mention.ids and mention.known else None
        )
        segment.findings.append(
            Finding(
                "name",
                mention.start,
                mention.end,
                mention.known and bool(mention.ids),
                source,
                "title" if source else None,
                "",
                mention.ids if mention.known else (),
            )
        )
        segment.cover(mention.start, mention.end)

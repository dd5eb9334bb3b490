"""`vitrine search`: retrieval and ranking without a conversation, with the reasons."""

from typing import Annotated

import typer

from ui.commands.options import (
    CrossEncoderOption,
    JsonOption,
    RankerOption,
    ShopOption,
    print_json,
    print_line,
)

__all__ = ["search"]


def search(
    query: Annotated[
        str, typer.Argument(help="What is looked for; '' lists what the filters leave.")
    ],
    shop: ShopOption = None,
    k: Annotated[
        int | None,
        typer.Option("--k", min=1, max=100, help="Products to show.", show_default="the shop's"),
    ] = None,
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            metavar="K=V",
            help="price=..150, colour=red|blue, brand!=Nike, in_stock=true; may be repeated.",
        ),
    ] = None,
    ranker: RankerOption = "coverage",
    cross_encoder: CrossEncoderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search a shop and show the shelf, with why each product is on it.

    Example: vitrine search 'waterproof boots' --k 6 --filter price=..150
    """
    from assistant.search import ShelfSearch
    from assistant.shelf.report import report_search
    from assistant.shop.folder import ShopFolder
    from retrieval.filters import parse_filters
    from retrieval.rerank import load_cross_encoder
    from ui.commands.index import ensure_index

    folder = ShopFolder.open(shop)
    where = parse_filters(filters or [], folder.catalog())
    retriever = ensure_index(folder)
    if cross_encoder is not None:
        retriever.reranker = load_cross_encoder(cross_encoder)
    found = ShelfSearch(retriever, folder.settings, ranker=ranker).search(query, where, k=k)
    report = report_search(found, ranker)
    if as_json:
        print_json(report)
        return
    print_line(f"{found.matching:,} products match; {len(found.shelf.items)} shown.")
    for number, item in enumerate(found.shelf.items, start=1):
        product = found.products[number - 1]
        price = f"{product.price_minor / 100:,.2f} {product.currency}"
        print_line(f"{number}. {item.title}  {price}  [{item.id}]")
        print_line(f"   {item.why}")
    if found.shelf.certificate is not None:
        print_line(f"Coverage: {found.shelf.certificate:.1%} of the proven limit.")

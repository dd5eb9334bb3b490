"""The owner's page: what shoppers asked, found, thought and waited for, as tables and plots."""

from typing import Any

import gradio as gr
import pandas as pd

from assistant.conversation import Assistant
from assistant.insights import TABLES, Insights, Table

__all__ = ["build_owner_page"]

# Each table's title and, for its plot, the columns along and up.
SHOWN = {
    "conversations": ("Conversations a day", "day", "messages"),
    "intents": ("What shoppers want", "intent", "messages"),
    "not_found": ("Asked and not found", "asked", "times"),
    "thumbs": ("Thumbs", "thumb", "replies"),
    "handovers": ("Hand-overs", "reason", "conversations"),
    "latency": ("Time by stage", "stage", "median_ms"),
    "exposure": ("Exposure of products", "product", "shown"),
    "sponsored": ("Sponsored places", "campaign", "shown"),
}
PLOTTED = 15
LABEL = 28  # characters of a name under a bar


def build_owner_page(assistant: Assistant) -> gr.Blocks:
    """Builds the page; who may see it is the mount's business."""
    name = assistant.folder.settings.name
    page: gr.Blocks = gr.Blocks(title=f"{name}: figures", analytics_enabled=False, fill_width=True)
    with page:
        with gr.Row():
            gr.Markdown(f"# {name}: figures", sanitize_html=True)
            again = gr.Button("Read again", size="sm", scale=0)
        note = gr.Markdown(elem_id="v-note")
        parts: list[Any] = [note]
        with gr.Tabs():
            for table, (title, along, up) in SHOWN.items():
                with gr.Tab(title):
                    parts.append(
                        gr.BarPlot(
                            x=along,
                            y=up,
                            y_lim=[0, None],
                            x_label_angle=-35,
                            sort="-y",
                            height=320,
                            show_label=False,
                        )
                    )
                    parts.append(
                        gr.DataFrame(interactive=False, show_label=False, wrap=True, max_height=420)
                    )
                    gr.HTML(f'<a href="/owner/export/{table}.csv" download>Save as CSV</a>')
        events: dict[str, Any] = {"outputs": parts, "api_visibility": "private"}
        page.load(lambda: _read(assistant), **events)
        again.click(lambda: _read(assistant), **events)
    return page


def _read(assistant: Assistant) -> list[Any]:
    insights = Insights(assistant.transcript, assistant.desks, assistant.catalog)
    shown: list[Any] = [
        f"Gini index of exposure over the catalogue: {insights.exposure_gini():.3f} "
        "(0: every product alike; 1: one product has everything)."
    ]
    for name, (_, along, up) in SHOWN.items():
        frame = _frame(TABLES[name](insights))
        counted = frame if up in frame else frame.groupby(along).size().reset_index(name=up)
        shown += [counted.head(PLOTTED).assign(**{along: _short(counted[along])}), frame]
    return shown


def _short(labels: Any) -> Any:  # noqa: ANN401 - a pandas Series
    return labels.head(PLOTTED).astype(str).str.slice(0, LABEL)


def _frame(table: Table) -> pd.DataFrame:
    return pd.DataFrame(list(table.rows), columns=list(table.columns))

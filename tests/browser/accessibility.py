"""axe-core in a page: what it calls serious or critical fails the test.

It comes from npm: `npm install --no-save --prefix build/npm axe-core` (CI does so).
"""

from pathlib import Path

import pytest

AXE = Path(__file__).resolve().parents[2] / "build/npm/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page):
    """Look at the page as it is now; a page's own CSP does not stop the look."""
    if not AXE.is_file():
        pytest.skip("no axe-core: npm install --no-save --prefix build/npm axe-core")
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES
    )
    bad = [
        (issue["id"], [node["html"][:200] for node in issue["nodes"]])
        for issue in found["violations"]
        if issue["impact"] in ("serious", "critical")
    ]
    assert bad == []

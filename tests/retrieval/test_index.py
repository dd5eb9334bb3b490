import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from chromadb.errors import InternalError

from retrieval.catalog import Catalog
from retrieval.encoder import HashEncoder
from retrieval.errors import IndexMissing, RetrievalError
from retrieval.index import StoredVectors, VectorStore, build_index
from retrieval.search import Retriever

REPOSITORY = Path(__file__).resolve().parents[2]


def counts(report):
    return report.added, report.updated, report.removed, report.unchanged


def changed(catalog, **by_id):
    found = [by_id.get(p.id, p) for p in catalog if by_id.get(p.id, p) is not None]
    return Catalog(found, catalog.currency, catalog.facets)


def test_a_second_build_encodes_only_what_changed(catalog, encoder, tmp_path):
    assert counts(build_index(catalog, tmp_path, encoder)) == (8, 0, 0, 0)
    assert counts(build_index(catalog, tmp_path, encoder)) == (0, 0, 0, 8)
    other = catalog.get("p3").model_copy(update={"title": "HDMI cable 5 m"})
    assert counts(build_index(changed(catalog, p3=other, p8=None), tmp_path, encoder)) == (
        0, 1, 1, 6,
    )  # fmt: skip


def test_a_price_needs_no_new_vector(catalog, encoder, tmp_path):
    build_index(catalog, tmp_path, encoder)
    cheaper = changed(catalog, p3=catalog.get("p3").model_copy(update={"price_minor": 1}))
    assert Retriever.open(cheaper, tmp_path, encoder).search("hdmi cable").hits[0].id == "p3"


def test_vectors_come_back_in_the_order_of_the_catalogue(catalog, encoder, tmp_path):
    build_index(catalog, tmp_path, encoder)
    stored = VectorStore.open(tmp_path).collection(encoder)
    ids = [p.id for p in catalog][::-1]
    again = stored.matrix(ids, encoder.dimension)
    forth = stored.matrix(ids[::-1], encoder.dimension)
    assert np.array_equal(again[::-1], forth)
    assert np.allclose(np.linalg.norm(again, axis=1), 1, atol=1e-5)


def test_no_index_is_said_in_one_line(catalog, encoder, tmp_path):
    with pytest.raises(IndexMissing, match="Build it: vitrine index"):
        Retriever.open(catalog, tmp_path / "none", encoder)


def test_another_encoders_index_is_found_out_and_kept_until_the_new_one_is_whole(
    catalog, encoder, tmp_path
):
    build_index(catalog, tmp_path, encoder)
    other = HashEncoder(32)
    with pytest.raises(IndexMissing, match="another encoder"):
        Retriever.open(catalog, tmp_path, other)

    class Failing(HashEncoder):
        def encode_products(self, texts, progress=None):
            raise RuntimeError("killed")

    failing = Failing(32)
    with pytest.raises(RuntimeError, match="killed"):
        build_index(catalog, tmp_path, failing)
    assert Retriever.open(catalog, tmp_path, encoder).search("boots").hits
    build_index(catalog, tmp_path, other)
    assert Retriever.open(catalog, tmp_path, other).search("boots").hits
    with pytest.raises(IndexMissing, match="another encoder"):
        Retriever.open(catalog, tmp_path, encoder)


def test_a_product_that_is_not_in_the_index_is_found_out(catalog, encoder, tmp_path):
    build_index(changed(catalog, p8=None), tmp_path, encoder)
    with pytest.raises(IndexMissing, match="Bring it up to date"):
        Retriever.open(catalog, tmp_path, encoder)


def test_the_index_is_read_from_chroma_when_its_caches_are_gone(catalog, encoder, tmp_path):
    import shutil

    build_index(catalog, tmp_path, encoder)
    before = Retriever.open(catalog, tmp_path, encoder).search("hiking boots")
    for folder in tmp_path.glob("cache-*"):
        shutil.rmtree(folder)
    after = Retriever.open(catalog, tmp_path, encoder).search("hiking boots")
    assert [h.id for h in after.hits] == [h.id for h in before.hits]


@pytest.mark.parametrize("left", [b"", b"not an array"])
def test_a_damaged_cache_is_made_anew(catalog, encoder, tmp_path, left):
    build_index(catalog, tmp_path, encoder)
    before = Retriever.open(catalog, tmp_path, encoder).search("hiking boots")
    (kept,) = tmp_path.glob("cache-*")
    whole = (kept / "vectors.npy").read_bytes()
    (kept / "vectors.npy").write_bytes(left)
    after = Retriever.open(catalog, tmp_path, encoder).search("hiking boots")
    assert [h.id for h in after.hits] == [h.id for h in before.hits]
    assert (kept / "vectors.npy").read_bytes() == whole


KILLED = """
import os, signal, sys
sys.path[:0] = [{tests!r}, {repository!r}]
from pathlib import Path
from conftest import products
from retrieval.catalog import Catalog, infer_facets
from retrieval.encoder import HashEncoder
from retrieval import index
found = products()
index.CHUNK = 2
def progress(done, total):
    if done == 4:
        os.kill(os.getpid(), signal.SIGKILL)
index.build_index(
    Catalog(found, "EUR", infer_facets(found)), Path({folder!r}), HashEncoder(), progress
)
"""


def test_a_build_that_was_killed_goes_on_where_it_was(catalog, encoder, tmp_path):
    folder = tmp_path / "index"
    script = KILLED.format(
        tests=str(Path(__file__).parent), repository=str(REPOSITORY), folder=str(folder)
    )
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ}, check=False)
    assert done.returncode == -signal.SIGKILL
    with pytest.raises(IndexMissing):
        Retriever.open(catalog, folder, encoder)
    assert counts(build_index(catalog, folder, encoder)) == (4, 0, 0, 4)
    assert Retriever.open(catalog, folder, encoder).search("keyboard").hits[0].id == "p7"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), InternalError("full")])
def test_a_full_disk_is_told_in_one_line_and_the_index_in_use_stays(
    catalog, encoder, tmp_path, monkeypatch, error
):
    build_index(catalog, tmp_path, encoder)

    def full(*_):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(StoredVectors, "write", full)
        with pytest.raises(RetrievalError, match="Cannot write the index") as caught:
            build_index(catalog, tmp_path, HashEncoder(16))
    assert "\n" not in str(caught.value)
    assert Retriever.open(catalog, tmp_path, encoder).search("boots").hits
    assert build_index(catalog, tmp_path, HashEncoder(16)).added == len(catalog)

"""What a log must not hold."""

import io
import logging

import pytest

from assistant.masking import mask_logs, mask_personal_data


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("I am ada.berg@example.com, hello", "ada.berg"),
        ("card 4242 4242 4242 4242 please", "4242 4242 4242"),
        ("call me on +49 40 1234 5678", "1234"),
        ("or (087) 123-4567", "123-4567"),
    ],
)
def test_personal_data_is_masked(text, secret):
    masked = mask_personal_data(text)
    assert secret not in masked
    assert masked.split()[0] == text.split()[0]


@pytest.mark.parametrize("text", ["boots under 150 in size 42", "order V-10023", "2026-11-24", ""])
def test_other_text_stays(text):
    assert mask_personal_data(text) == text


def test_a_handler_writes_masked_lines_and_tracebacks():
    logger, out = logging.getLogger("vitrine.test"), io.StringIO()
    handler = logging.StreamHandler(out)
    logger.addHandler(handler)
    try:
        mask_logs(logger)
        mask_logs(logger)
        assert len(handler.filters) == 1
        logger.warning("found %s", "ada@example.com")
        try:
            raise ValueError("ben@example.com")
        except ValueError:
            logger.exception("failed")
    finally:
        logger.removeHandler(handler)
    written = out.getvalue()
    assert "found [REDACTED_EMAIL]" in written
    assert "Traceback" in written
    assert "example.com" not in written


def test_a_program_without_a_handler_writes_warnings_and_no_libraries_chatter(monkeypatch):
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    mask_logs()
    monkeypatch.setattr(root.handlers[0], "stream", io.StringIO())
    library = logging.getLogger("some.library")
    monkeypatch.setattr(library, "level", logging.DEBUG)
    library.debug("building")
    library.warning("for ada@example.com")
    written = root.handlers[0].stream.getvalue()
    assert "building" not in written
    assert "for [REDACTED_EMAIL]" in written

"""Claiming the port before the slow part of starting, so that a taken one is said at once."""

import socket

from assistant.errors import ConfigError

__all__ = ["claim_port", "free_port"]


def claim_port(host: str, port: int) -> socket.socket:
    """Binds the address.

    Raises:
        ConfigError: the address is taken or not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(
            f"Cannot listen on {host}:{port}: {reason}. Choose another port: --port {port + 1}"
        ) from None
    return listener


def free_port() -> int:
    """Return a port of this machine that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])

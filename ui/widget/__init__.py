"""The widget: scripts that a browser runs as they are, and the routes that serve them."""

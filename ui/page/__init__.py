"""The Gradio pages: the shop's, and the owner's figures. Only here is gradio imported."""

from ui.page.mount import PAGE_CSS, mount_pages

__all__ = ["PAGE_CSS", "mount_pages"]

"""Rewrites the demo shop's folder; run it again and not a byte changes."""

from assistant.shop.demo.generator.folder import FOLDER, write_folder

if __name__ == "__main__":
    write_folder(FOLDER)

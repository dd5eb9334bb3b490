"""One way to write an attribute's name, whoever wrote it: "Color " and "couleur" are "colour"."""

import re
import unicodedata

__all__ = ["facet_name"]

_NOT_WORD = re.compile(r"[^\w]+|_+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

# Names that mean the same aspect in the languages that feeds are written in.
_SAME = {
    "colour": "color colors colours farbe farben couleur couleurs colore colori cor kleur färg"
    " farve colour_name color_name product_colour product_color colour_group_name colour_family"
    " 颜色 颜色分类 色",
    "size": "sizes grösse größe groesse taille tamaño talla taglia tamanho maat storlek 尺码 尺寸",
    "material": "materials fabric fabrics stoff matière matiere materiale tessuto tejido 材质 面料",
    "pattern": "patterns print muster motif motivo 图案",
    "style": "styles stil 风格",
    "season": "seasons saison stagione temporada 季节 适用季节",
    "gender": "sex geschlecht sesso género 性别",
    "audience": "target_audience age_gender",
    "brand": "brands marke marque marca merk 品牌",
    "category": "categories kategorie catégorie categoria categoría 分类 类目",
}
_CANONICAL = {name: kept for kept, names in _SAME.items() for name in names.split()}


def facet_name(name: str) -> str:
    """Return the name in lower case with words joined by "_", and one name for one aspect.

    Args:
        name: as written: "Printing Colours", "printing-colours", "printingColours".

    Returns:
        "printing_colours"; "" when nothing is left.
    """
    plain = _CAMEL.sub("_", unicodedata.normalize("NFKC", name)).lower()
    joined = _NOT_WORD.sub("_", plain).strip("_")
    return _CANONICAL.get(joined, joined)

"""Model names by department: words that no trade mark in these goods is known for."""

SERIES = {
    "Outdoor": (
        "Corrie", "Birkrigg", "Scree", "Tarnside", "Glenmoor", "Lochan", "Fellgate",
        "Ravensgill", "Ghyll", "Moorhen", "Bothy", "Cairnwell", "Drumlin", "Heatherlea",
        "Kestrel Crag", "Larkrise", "Nantmor", "Osprey Fell", "Penmarrow", "Rannick", "Skerry",
        "Strath", "Wildgarth", "Yarrow",
    ),
    "Clothing": (
        "Alba", "Briony", "Clem", "Delphi", "Everly", "Fenn", "Greta", "Harlow", "Isolde",
        "Juno", "Kit", "Linnet", "Marlo", "Nell", "Orin", "Perrin", "Quill", "Rowan", "Sorrel",
        "Tilde", "Una", "Verity", "Wilder", "Zelie",
    ),
    "Shoes & Bags": (
        "Amble", "Belmont", "Carrick", "Daly", "Esplanade", "Farrier", "Gantry", "Hobnail",
        "Inverlee", "Jetty", "Kerbside", "Lisbeth", "Mariner", "Northgate", "Orchard",
        "Pavement", "Quayside", "Ramble", "Sandrine", "Towpath", "Underhill", "Viaduct",
        "Wharf", "Yewbank",
    ),
    "Kitchen": (
        "Allium", "Brasserie", "Caraway", "Damson", "Ember", "Fennel", "Gratin", "Harvest",
        "Isle", "Juniper", "Kitchenette", "Larder", "Marjoram", "Nutmeg", "Olivar", "Pepperpot",
        "Quince", "Remy", "Sorrel", "Thyme", "Umber", "Verjus", "Walden", "Zest",
    ),
    "Home": (
        "Arden", "Brae", "Calm", "Drift", "Elm Row", "Fjord", "Glade", "Hygge", "Isla",
        "Jasper", "Kinsale", "Lowen", "Mere", "Nook", "Ombra", "Parlour", "Quiet", "Reverie",
        "Stillwater", "Tansy", "Umbra", "Vale", "Willa", "Zephyr",
    ),
    "Garden": (
        "Allotment", "Bramble", "Clover", "Daisy Row", "Espalier", "Foxglove", "Gable",
        "Hedgerow", "Ivy Gate", "Jardin", "Kitchen Garden", "Lychgate", "Meadow", "Nettle",
        "Orangery", "Potager", "Quince Tree", "Rosehip", "Seedling", "Trellis", "Verge",
        "Wisteria", "Yew", "Zinnia",
    ),
    "Electronics": (
        "Axis", "Beam", "Core 2", "Drift", "Echelon", "Flux", "Grid", "Halo", "Ion", "Jet",
        "Kilo", "Link", "Mono", "Nano", "Orbit", "Pulse", "Quanta", "Relay", "Spark", "Tempo",
        "Unit", "Vector", "Wave", "Zenith",
    ),
    "Toys": (
        "Acorn", "Bobbin", "Caravan", "Dandelion", "Elfin", "Firefly", "Giggle", "Hopscotch",
        "Igloo", "Jolly", "Kite", "Lollipop", "Minnow", "Noodle", "Otter", "Pebble", "Quack",
        "Rollo", "Snug", "Tumble", "Umbrella", "Whistle", "Yo-yo", "Zigzag",
    ),
    "Books": ("",),
    "Beauty": (
        "Aura", "Bloom", "Calm", "Dew", "Essence", "Flora", "Glow", "Haven", "Iris", "Jolie",
        "Kind", "Lumi", "Mellow", "Nectar", "Ondine", "Petal", "Quiet", "Rituel", "Soft",
        "Tonic", "Unwind", "Vesper", "Wild", "Zen",
    ),
    "Sports": (
        "Active", "Base", "Circuit", "Dash", "Enduro", "Form", "Grip", "Hurdle", "Interval",
        "Jump", "Kinetic", "Lap", "Motion", "Neutral", "Open", "Pace", "Quick", "Rally",
        "Sprint", "Tempo", "Ultra", "Volley", "Warm-Up", "Zone",
    ),
    "Office": (
        "Atelier", "Brief", "Chapter", "Draft", "Essay", "Folio", "Gallery", "Heron", "Index",
        "Journal", "Kontor", "Ledger", "Margin", "Notary", "Octavo", "Parcel", "Quarto",
        "Redline", "Scribe", "Tally", "Upper", "Vignette", "Writer", "Zettel",
    ),
    "Pets": (
        "Ambler", "Biscuit", "Cosy", "Digger", "Ear Flop", "Fetch", "Good Boy", "Hazel",
        "Itchy", "Juno", "Kip", "Lurcher", "Mitten", "Nap", "Otis", "Paws", "Quiver", "Rascal",
        "Scamp", "Tabby", "Underfoot", "Vixen", "Wag", "Zoomie",
    ),
    "Food": (
        "Almanac", "Breakfast", "Courtyard", "Daybreak", "Evening", "Fireside", "Garden",
        "Harbour", "Interlude", "Jubilee", "Kindred", "Lantern", "Market", "Noon", "Orchard",
        "Porch", "Quiet", "Railway", "Sunday", "Terrace", "Utopia", "Verandah", "Winter",
        "Yonder",
    ),
}  # fmt: skip

"""Lamps, textiles, furniture and things for the shelf."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind, Span

CATEGORIES = (
    Category(
        path=("Home", "Lighting", "Table Lamps"),
        picture="table-lamp",
        count=21,
        colours=("white", "black", "gold", "terracotta", "sage", "blue", "mustard", "cream"),
        facts={"height_cm": Span(22, 62, 2), "dimmable": (True, False), "bulb": "E27"},
        goes_with=("Vases", "Cushions"),
        kinds=(
            Kind("Ceramic Table Lamp", (35, 140), ("A rounded ceramic foot under a [soft, woven|plain drum] shade throws a warm circle on the table.", "Glazed ceramic with a slow, uneven shine: a lamp for [sideboards and bedsides|long evenings]."), {"material": "ceramic"}, share=2),
            Kind("Glass Globe Lamp", (29, 110), ("A globe of opal glass that [glows like a small moon|lights a corner without glare].", "Mouth-blown glass on a low ring, [calm even when it is off|for shelves and hallways]."), {"material": "glass", "bulb": "E14"}, picture="globe-lamp", colours=("white", "gold", "black", "rose")),
            Kind("Oak Tripod Lamp", (49, 160), ("Three legs of oiled oak hold a [linen-look|paper-thin] shade.", "A lamp with the lines of a camera tripod, [turned in oak|easy to take apart]."), {"material": "oak"}, picture="tripod-lamp", colours=("natural", "white", "charcoal")),
            Kind("Rechargeable Lamp", (39, 120), ("No cable on the dinner table: a rechargeable lamp in painted steel with [three levels of light|a touch switch on top].", "Carry it from the desk to the balcony; [one charge lasts two evenings|it stands a splash of rain]."), {"material": "steel", "dimmable": True, "bulb": "LED built in", "battery_h": (8, 12, 20, 40)}, picture="mushroom-lamp", share=2),
        ),
        topics=(
            ("It is {height_cm} cm tall.", "Height: {height_cm} cm.",),
            ("<dimmable> The light can be dimmed.", "<!dimmable> It switches on and off, without a dimmer."),
            ("<bulb:E27,E14> It takes an {bulb} bulb, which is not included.", "<battery_h> The battery lasts about {battery_h} hours."),
            ("The cable is two metres long.", "A felt base is kind to furniture.", "Dust it with a dry brush."),
        ),
    ),
    Category(
        path=("Home", "Textiles", "Cushions"),
        picture="cushion",
        count=21,
        colours=("mustard", "teal", "grey", "terracotta", "navy", "green", "cream", "rose", "burgundy"),
        facts={"pattern": ("plain", "striped", "checked", "floral", "dotted")},
        options={"size": ("40 x 40 cm", "50 x 50 cm")},
        surcharge=0.25,
        colour_options=0.2,
        goes_with=("Throws & Blankets", "Rugs"),
        kinds=(
            Kind("Velvet Cushion", (15, 49), ("A cushion in dense velvet with [piped edges|a zip you cannot see].", "Velvet that changes tone when you stroke it, on a [feather-free|plump] filling."), {"material": "velvet", "pattern": "plain"}),
            Kind("Linen Cushion", (19, 55), ("Washed linen, soft creases and [coconut buttons at the back|a simple envelope closure].", "A cushion in heavy linen for [sofas that are sat on|reading nooks]."), {"material": "linen"}, share=2),
            Kind("Wool Cushion", (25, 69), ("Woven in wool with [a texture you want to touch|a weave as thick as tweed].", "A firm cushion in wool that [keeps its corners|warms a cold chair]."), {"material": "wool"}),
            Kind("Outdoor Cushion", (15, 45), ("A cushion for benches and balconies in polyester that [does not fade|dries in an hour].", "Leave it out in a summer shower: [water beads off|the filling drains]."), {"material": "polyester", "outdoor": True}),
        ),
        topics=(
            ("<pattern:plain> The face is plain, the back as well.", "<pattern:striped> Broad stripes run edge to edge.", "<pattern:checked> The check is small and old-fashioned, in a good way.", "<pattern:floral> Leaves and blossoms climb over it.", "<pattern:dotted> Embroidered dots are scattered over the front."),
            ("The cover comes off and is washed at 30 degrees.", "Filling included.", "Plump it up now and then; that is all the care it needs."),
        ),
    ),
    Category(
        path=("Home", "Textiles", "Bed Linen"),
        picture="bed",
        count=20,
        colours=("white", "grey", "light blue", "sage", "rose", "navy", "sand", "mustard"),
        facts={"pattern": ("plain", "plain", "striped", "floral", "checked"), "pillowcases": (1, 2)},
        options={"size": ("Single", "Double", "King")},
        surcharge=0.3,
        goes_with=("Throws & Blankets", "Towels"),
        kinds=(
            Kind("Cotton Percale Duvet Set", (39, 120), ("Crisp cotton percale that [feels like a hotel on the first night|gets softer for years].", "Tightly woven cotton for people who [sleep warm|turn the pillow to its cool side]."), {"material": "cotton", "thread_count": (200, 300, 400)}, share=2),
            Kind("Washed Linen Duvet Set", (99, 240), ("Stone-washed linen, [cool in July and cosy in January|never ironed, always right].", "A duvet set in linen with [shell-look buttons|a loose, easy drape]."), {"material": "linen"}),
            Kind("Flannel Duvet Set", (35, 95), ("Brushed cotton flannel for [unheated bedrooms|the first frosty night].", "Warm to the touch from the first second: cotton flannel, [brushed on both sides|with a hidden zip]."), {"material": "cotton", "season": "winter"}),
        ),
        topics=(
            ("<pillowcases:2> Two pillowcases match the duvet cover.", "<pillowcases:2> The duvet cover comes with two pillowcases of 50 x 75 cm.", "<pillowcases:1> One pillowcase comes with the duvet cover.", "<pillowcases:1> A duvet cover and one pillowcase, 50 x 75 cm, make up the set."),
            ("<thread_count> The thread count is {thread_count}.", "<pattern:striped> Narrow stripes run along the bed.", "<pattern:floral> A trailing flower repeats over cover and pillow.", "<pattern:checked> A large, faded check covers both sides."),
            ("Wash at 40 degrees and dry on the line.", "It is dyed to the strictest limits for skin.", "Corner ties inside keep the duvet in place."),
        ),
    ),
    Category(
        path=("Home", "Textiles", "Throws & Blankets"),
        picture="throw",
        count=16,
        colours=("grey", "cream", "mustard", "green", "navy", "rose", "terracotta"),
        facts={"pattern": ("plain", "checked", "striped", "herringbone")},
        options={"size": ("130 x 170 cm", "150 x 200 cm")},
        surcharge=0.3,
        goes_with=("Cushions", "Armchairs"),
        kinds=(
            Kind("Wool Blanket", (59, 190), ("A blanket in new wool with [fringed ends|whip-stitched edges], for [sofas, cars and stadium seats|the end of every bed].", "Heavy enough to feel and [light enough to carry outside|warm even when the fire is out]: pure wool."), {"material": "wool"}, share=2),
            Kind("Cotton Throw", (29, 79), ("A loose cotton weave for [summer evenings|the back of a chair].", "Soft, washable cotton with [knotted fringes|a waffle texture]."), {"material": "cotton"}, share=2),
            Kind("Fleece Blanket", (12, 35), ("A fluffy fleece blanket that [dries in no time|dogs will claim].", "Cosy, light and cheap to love: fleece for [film nights|campers and cots]."), {"material": "fleece", "pattern": ("plain", "checked")}),
        ),
        topics=(
            ("<pattern:plain> Plain on both sides.", "<pattern:checked> A bold check gives it a picnic look.", "<pattern:striped> Stripes mark both ends.", "<pattern:herringbone> The herringbone weave shimmers a little."),
            ("<material:wool> Air it overnight instead of washing.", "<material:cotton,fleece> Machine wash at 40 degrees."),
            ("It comes rolled, with a ribbon.", "Edges are sewn twice.", "Woven in small runs."),
        ),
    ),
    Category(
        path=("Home", "Textiles", "Towels"),
        picture="towel",
        count=16,
        colours=("white", "grey", "navy", "sage", "rose", "terracotta", "light blue", "mustard"),
        facts={"weight_gsm": (400, 500, 600), "pattern": ("plain", "plain", "striped", "waffle")},
        options={"size": ("Hand 50 x 90 cm", "Bath 70 x 140 cm", "Sheet 100 x 150 cm")},
        surcharge=0.6,
        colour_options=0.4,
        goes_with=("Hand Soap", "Bed Linen"),
        kinds=(
            Kind("Cotton Towel", (9, 25), ("A towel in long-staple cotton that [drinks water at the first wipe|stays fluffy without softener].", "Thick loops, [a strong hem|a hanging tape on the long side]: cotton for every day."), {"material": "cotton"}, share=2),
            Kind("Linen Bath Towel", (19, 45), ("A flat-woven towel in linen, [thirsty and quick to dry|for saunas and small bathrooms].", "Linen rubs you awake and [dries between two showers|takes a third of the space]."), {"material": "linen", "weight_gsm": 250, "pattern": ("plain", "striped", "waffle")}),
        ),
        topics=(
            ("The cloth weighs {weight_gsm} grams a square metre.", "<weight_gsm:600> At 600 grams a square metre it is a heavy, hotel-like towel.", "<weight_gsm:400,250> A light weave that dries quickly."),
            ("<pattern:waffle> The waffle weave gives it grip and air.", "<pattern:striped> A stripe at each end tells them apart.", "<pattern:plain> The border is plain."),
            ("Wash at 60 degrees.", "Wash once before use; it drinks better afterwards."),
        ),
    ),
    Category(
        path=("Home", "Textiles", "Rugs"),
        picture="rug",
        count=18,
        colours=("grey", "blue", "terracotta", "cream", "green", "navy", "mustard", "burgundy"),
        facts={"pattern": ("plain", "striped", "geometric", "herringbone")},
        options={"size": ("80 x 150 cm", "120 x 180 cm", "160 x 230 cm", "200 x 300 cm")},
        surcharge=0.9,
        goes_with=("Cushions", "Armchairs"),
        kinds=(
            Kind("Wool Rug", (89, 220), ("A hand-tufted rug in wool that [muffles a room|springs back under chair legs].", "Dense wool underfoot, [naturally slow to stain|carded and dyed by hand]."), {"material": "wool", "pile": "short"}, share=2),
            Kind("Jute Rug", (49, 130), ("Braided jute for [halls and sunny kitchens|rooms with bare boards].", "A rug in jute with [a rough, honest texture|reversible faces]."), {"material": "jute", "pile": "flat", "pattern": ("plain", "striped")}, colours=("natural", "sand", "brown")),
            Kind("Washable Rug", (39, 110), ("A cotton rug that goes in the machine, [after the party or the puppy|whole].", "Flat-woven cotton for [children's rooms and kitchens|spills and second thoughts]."), {"material": "cotton", "pile": "flat"}, share=2),
        ),
        topics=(
            ("<pile:short> The pile is short and easy to vacuum.", "<pile:flat> It lies flat, so doors open over it."),
            ("<pattern:geometric> The pattern is built from triangles and lozenges.", "<pattern:striped> Stripes run across the short side.", "<pattern:herringbone> A herringbone weave gives it depth.", "<pattern:plain> One calm, plain field."),
            ("Use an anti-slip mat on smooth floors.", "It suits underfloor heating.", "New rugs shed for a few weeks."),
        ),
    ),
    Category(
        path=("Home", "Furniture", "Armchairs"),
        picture="armchair",
        count=15,
        colours=("green", "mustard", "grey", "navy", "terracotta", "rose", "cream", "tan"),
        facts={"width_cm": (68, 74, 80, 88), "weight_kg": Span(12, 26, 1), "legs": ("oak", "beech", "steel")},
        goes_with=("Cushions", "Throws & Blankets", "Table Lamps"),
        kinds=(
            Kind("Velvet Armchair", (229, 620), ("A deep armchair in velvet with [a curved back|buttoned arms], made for whole chapters.", "Sink in: soft velvet over springs, [wide enough to tuck your feet up|with a matching piping]."), {"material": "velvet"}),
            Kind("Bouclé Armchair", (259, 690), ("Rounded all over and covered in bouclé, [a chair like a warm stone|friendly from every side].", "A low lounge chair in bouclé that [needs no other decoration|turns a corner into a place]."), {"material": "bouclé"}, colours=("cream", "grey", "terracotta")),
            Kind("Leather Armchair", (390, 980), ("A club chair in leather that [creaks a little and ages well|looks better at ten than at one].", "Thick leather on a wooden frame, [with loose seat cushions|stitched by saddlers]."), {"material": "leather"}, colours=("tan", "brown", "black")),
        ),
        topics=(
            ("It is {width_cm} cm wide.", "Width {width_cm} cm: measure your door first."),
            ("The legs are {legs} and screw in.", "<legs:oak,beech> Solid {legs} legs raise it off the floor.", "<legs:steel> Slim steel legs keep it light to the eye."),
            ("It weighs {weight_kg} kg; the driver carries it into the room.", "Delivered whole, apart from the legs."),
        ),
    ),
    Category(
        path=("Home", "Decoration", "Vases"),
        picture="vase",
        count=18,
        colours=("white", "blue", "green", "terracotta", "black", "mustard", "rose", "teal"),
        facts={"height_cm": Span(12, 48, 2), "pattern": ("plain", "plain", "striped", "speckled")},
        goes_with=("Candles",),
        kinds=(
            Kind("Stoneware Vase", (15, 75), ("A stoneware vase with [a narrow neck for a single branch|a belly and a chalky glaze].", "Thrown on the wheel, so [each one leans its own way|rings of the fingers remain]."), {"material": "stoneware"}, driver="height_cm", share=2),
            Kind("Glass Vase", (12, 69), ("Coloured glass that [paints the windowsill when the sun comes round|makes tulips behave].", "A mouth-blown vase in glass with [small bubbles|a heavy base]."), {"material": "glass", "pattern": "plain"}, driver="height_cm", picture="glass-vase"),
        ),
        topics=(
            ("It stands {height_cm} cm tall.", "Height {height_cm} cm.",),
            ("<pattern:striped> Painted bands circle the body.", "<pattern:speckled> Iron specks show through the glaze.", "It holds water without a saucer.",),
            ("It looks finished when empty.", "Clean it with rice and a little vinegar."),
        ),
    ),
    Category(
        path=("Home", "Decoration", "Candles"),
        picture="candle",
        count=16,
        colours=("cream", "white", "sage", "rose", "mustard", "black", "terracotta"),
        facts={"burn_h": (20, 30, 40, 55), "scent": ("fig", "cedar", "sea salt", "orange blossom", "bergamot", "clove", "unscented")},
        goes_with=("Vases",),
        kinds=(
            Kind("{t_scent} Soy Candle", (12, 42), ("Poured by hand from soy wax into [a glass you will keep|a lidded tumbler].", "A soy candle with a wide wick that [crackles softly|needs trimming once a day]."), {"material": "soy wax"}, driver="burn_h", share=2),
            Kind("{t_scent} Beeswax Candle", (9, 35), ("Pure beeswax with [a honeyed glow|a slow, clean flame].", "Rolled from beeswax sheets, [with the bees' own pattern|drip-free in still air]."), {"material": "beeswax", "scent": ("honey", "unscented")}, driver="burn_h", colours=("mustard", "natural"), picture="pillar-candle"),
        ),
        topics=(
            ("It burns for about {burn_h} hours.", "Expect {burn_h} hours of light.",),
            ("<scent:unscented> It is unscented, so it suits the dinner table.", "<!scent:unscented> The scent is {scent}, kept light enough for small rooms.", "<!scent:unscented> It smells of {scent}, never of soap."),
            ("Let the surface melt to the edge on the first evening.", "The holder can be washed and used again."),
        ),
    ),
    Category(
        path=("Home", "Decoration", "Wall Clocks"),
        picture="clock",
        count=13,
        colours=("white", "black", "natural", "green", "navy", "red", "copper"),
        facts={"diameter_cm": (22, 26, 30, 40, 50), "silent": (True, True, False)},
        goes_with=("Vases",),
        kinds=(
            Kind("Metal Wall Clock", (25, 95), ("A clear face in a thin steel rim, [readable from the other end of the kitchen|borrowed from railway stations].", "Steel, two hands and [honest numerals|a red second hand]: a clock for rooms where time matters."), {"material": "steel"}, driver="diameter_cm", share=2),
            Kind("Wooden Wall Clock", (29, 110), ("A face of oak veneer with [dots for hours|brass-coloured hands].", "Warm oak and no numbers, for [people who round to five minutes|calm rooms]."), {"material": "oak"}, driver="diameter_cm", colours=("natural", "brown"), picture="wooden-clock"),
        ),
        topics=(
            ("The diameter is {diameter_cm} cm.",),
            ("<silent> The movement sweeps without ticking.", "<silent> You will not hear it, even at night.", "<!silent> It ticks, softly."),
            ("It runs on one AA battery.", "A keyhole at the back makes hanging easy."),
        ),
    ),
)

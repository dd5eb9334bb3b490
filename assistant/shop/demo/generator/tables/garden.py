"""Pots, tools, watering, lights and seats for the garden."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind, Span

CATEGORIES = (
    Category(
        path=("Garden", "Planting", "Plant Pots"),
        picture="plant-pot",
        count=23,
        colours=("terracotta", "white", "grey", "black", "blue", "green", "mustard"),
        facts={"diameter_cm": (12, 16, 20, 26, 32, 40), "drainage": (True, True, False), "pattern": ("plain", "plain", "ribbed", "speckled")},
        goes_with=("Watering Cans", "Hand Tools", "Seeds & Bulbs"),
        kinds=(
            Kind("{diameter_cm} cm Terracotta Pot", (6, 49), ("A thick-walled clay pot that [breathes, so roots do not drown|greens prettily with the years].", "Fired hot enough for light frost, [with a rolled rim|left bare outside]: the pot every gardener knows."), {"material": "terracotta", "frost_proof": (True, False)}, driver="diameter_cm", colours=("terracotta",), share=2),
            Kind("{diameter_cm} cm Glazed Planter", (15, 89), ("A planter in glazed stoneware with [a deep, running glaze|a matching saucer].", "Glazed outside and raw inside, for [herbs by the door|a small maple]."), {"material": "stoneware", "frost_proof": True}, driver="diameter_cm", share=2),
            Kind("{diameter_cm} cm Indoor Planter", (9, 55), ("A cover pot in light steel for [the plant on the bookcase|ferns and figs indoors].", "Powder-coated steel with [felt feet|a hidden inner rim]: a planter for rooms."), {"material": "steel", "frost_proof": False, "drainage": False}, driver="diameter_cm", picture="planter"),
        ),
        topics=(
            ("<drainage> A hole in the base lets water out.", "<drainage> It drains through a hole with a mesh over it.", "<!drainage> There is no drainage hole, so keep the plant in its inner pot."),
            ("<frost_proof> It may stay out in winter.", "<!frost_proof> Bring it in before hard frost."),
            ("The outer diameter is {diameter_cm} cm.",),
            ("<pattern:ribbed> Ribs run from rim to foot.", "<pattern:speckled> Fine specks break up the surface.", "<pattern:plain> The surface is plain."),
        ),
    ),
    Category(
        path=("Garden", "Watering", "Watering Cans"),
        picture="watering-can",
        count=15,
        colours=("green", "grey", "red", "blue", "copper", "cream", "black"),
        facts={"capacity_l": (1.5, 5, 8, 10)},
        goes_with=("Plant Pots",),
        kinds=(
            Kind("{capacity_l} L Galvanised Watering Can", (25, 69), ("A can in galvanised steel with [a brass-look rose|a bar across the top], balanced when full.", "Soldered steel that [survives winters in the shed|pours in a soft arc]."), {"material": "steel"}, driver="capacity_l", share=2),
            Kind("{capacity_l} L Watering Can", (8, 25), ("A light plastic can with [a marked scale|a long neck that reaches the back row].", "Recycled plastic, one piece, [no seam to leak|two grips]: a can for every day."), {"material": "recycled plastic"}, driver="capacity_l"),
            Kind("1 L Copper Indoor Can", (35, 79), ("A slim can in copper for [orchids and desk plants|pots on high shelves].", "Polished copper with a spout [as thin as a pencil|that never splashes]."), {"material": "copper", "capacity_l": 1}, colours=("copper",), picture="indoor-can"),
        ),
        topics=(
            ("It holds {capacity_l} litres.", "Filled, it carries {capacity_l} litres."),
            ("<!material:copper> The rose twists off.", "Store it upside down in frost.", "The spout is high enough that nothing spills on the way."),
        ),
    ),
    Category(
        path=("Garden", "Tools", "Hand Tools"),
        picture="trowel",
        count=20,
        colours=("natural", "green", "black", "red"),
        facts={"handle": ("ash", "beech"), "guarantee_years": (2, 5, 10)},
        goes_with=("Garden Gloves", "Plant Pots"),
        kinds=(
            Kind("Garden Trowel", (9, 35), ("A trowel with a pointed blade for [bulbs and heavy soil|pots and borders].", "One piece of steel from tip to tang, [so it will not bend at the neck|with marks for planting depth]."), {"material": ("stainless steel", "carbon steel")}, share=2),
            Kind("Hand Fork", (9, 35), ("Three tines to [loosen soil and lift weeds by the root|break up crusted ground].", "A hand fork that [does not twist on a stone|works between close plants]."), {"material": ("stainless steel", "carbon steel")}, picture="hand-fork"),
            Kind("Bypass Secateurs", (19, 79), ("Secateurs that cut [like scissors, clean and close|green wood up to 22 mm].", "Two curved blades pass each other, so stems are [cut, never crushed|ready to heal]."), {"material": "carbon steel", "handle": "aluminium"}, colours=("red", "green", "black"), picture="secateurs", share=2),
            Kind("Border Spade", (29, 89), ("A narrow spade for [borders and people of any height|planting between neighbours].", "A forged blade with [treads for the boot|a mirror finish that sheds clay]."), {"material": ("stainless steel", "carbon steel")}, picture="spade"),
        ),
        topics=(
            ("<material:stainless steel> The head is stainless steel and wipes clean.", "<material:stainless steel> Stainless steel slides through wet soil.", "<material:carbon steel> Carbon steel holds an edge; oil it after use.", "<material:carbon steel> The head is forged from carbon steel."),
            ("<handle:ash,beech> The handle is turned from {handle}.", "<handle:aluminium> Handles are light {handle} with a soft grip."),
            ("Guaranteed for {guarantee_years} years.", "The guarantee runs {guarantee_years} years.",),
            ("A cord loop hangs it up.", "It suits left and right hands."),
        ),
    ),
    Category(
        path=("Garden", "Tools", "Garden Gloves"),
        picture="gloves",
        count=13,
        colours=("green", "grey", "blue", "yellow", "brown", "rose"),
        facts={"audience": ("unisex", "women", "men", "kids")},
        options={"size": ("S", "M", "L", "XL")},
        goes_with=("Hand Tools",),
        kinds=(
            Kind("{who} Grip Garden Gloves", (6, 16), ("Knitted gloves dipped in latex, so that [fingertips feel seeds|wet handles stay put].", "Thin, snug gloves with [a ribbed cuff|a breathable back] for light work."), {"material": "latex", "waterproof": False, "thorn_proof": False}, share=2),
            Kind("{who} Leather Gauntlets", (22, 49), ("Leather to the elbow against [roses, brambles and gooseberries|everything with thorns].", "Supple leather palms, [stiff cuffs|seams on the outside]: gauntlets for the prickly jobs."), {"material": "leather", "waterproof": False, "thorn_proof": True}, colours=("brown", "tan")),
            Kind("{who} Winter Garden Gloves", (12, 28), ("Coated in nitrile and lined for warmth, for [wet leaves in November|frosty mornings].", "Warm, dry hands at the compost: nitrile gloves with [a brushed lining|a long cuff]."), {"material": "nitrile", "waterproof": True, "thorn_proof": False}),
        ),
        topics=(
            ("<thorn_proof> Thorns do not get through.", "<waterproof> The coating is waterproof all round.", "<waterproof> They are waterproof to the wrist.", "<!waterproof> Keep them for dry work; they are not waterproof."),
            ("Wash at 30 degrees.", "They hang to dry from a loop.", "Touch screens answer to the index finger."),
        ),
    ),
    Category(
        path=("Garden", "Furniture", "Garden Chairs"),
        picture="garden-chair",
        count=16,
        colours=("natural", "green", "white", "charcoal", "blue", "yellow"),
        facts={"foldable": (True, True, False), "max_load_kg": (110, 120, 150)},
        goes_with=("Solar Lights", "Cushions"),
        kinds=(
            Kind("Acacia Garden Chair", (59, 160), ("Oiled acacia with [a curved back|wide arms for a cup].", "A slatted chair in acacia that [silvers if you let it|fits four round a small table]."), {"material": "acacia", "weight_kg": Span(5, 9, 0.5)}, colours=("natural", "brown")),
            Kind("Steel Bistro Chair", (35, 99), ("A bistro chair in powder-coated steel for [balconies and gravel|two people and a carafe].", "Slats of steel, a flat fold, [a colour for each mood|no cushions needed]."), {"material": "steel", "weight_kg": Span(4, 6, 0.5), "foldable": True}, picture="bistro-chair", share=2),
            Kind("Deckchair", (29, 89), ("Striped canvas in a beech frame: [four positions, one nap|the sound of summer].", "A proper deckchair with a canvas sling that [slides out for washing|does not sag]."), {"material": "canvas", "pattern": "striped", "weight_kg": Span(3, 5, 0.5), "foldable": True}, picture="deckchair", colours=("blue", "green", "yellow", "red", "navy")),
        ),
        topics=(
            ("<foldable> It folds flat for the winter.", "<!foldable> It does not fold, and so never pinches fingers."),
            ("It carries up to {max_load_kg} kg and weighs {weight_kg} kg.", "Maximum load: {max_load_kg} kg."),
            ("<material:acacia> Oil it once a year.", "<material:steel> Touch up scratches before rust finds them.", "<material:canvas> Take the sling in when it rains."),
        ),
    ),
    Category(
        path=("Garden", "Lighting", "Solar Lights"),
        picture="lantern",
        count=15,
        colours=("black", "copper", "white", "green", "silver"),
        facts={"waterproof": True, "battery_h": (6, 8, 10, 12), "warm_white": True},
        goes_with=("Garden Chairs",),
        kinds=(
            Kind("Solar Lantern", (15, 55), ("A lantern that [charges by day and glows by itself at dusk|hangs from a branch or stands on the step].", "A soft, flickering light in a steel cage, [without a cable in sight|for tables outdoors]."), {"material": "steel"}, share=2),
            Kind("Solar Path Lights, Set of {pack_size}", (19, 69), ("Stakes with a small light each, to [line the way to the shed|mark the edge of the steps].", "{pack_size} lights in a set: push them in, [and forget where the switch is|and dusk does the rest]."), {"material": "recycled plastic", "pack_size": (4, 6, 8)}, driver="pack_size", picture="path-light"),
            Kind("Solar Fairy Lights {length_m} m", (12, 45), ("Tiny lights on a wire you can bend, for [hedges, railings and one small tree|parties that run late].", "{length_m} metres of warm dots with [eight patterns, one of them steady|a timer]."), {"material": "copper wire", "length_m": (5, 10, 20)}, driver="length_m", picture="fairy-lights"),
        ),
        topics=(
            ("A sunny day gives {battery_h} hours of light.", "After a clear day it shines for {battery_h} hours.",),
            ("It is waterproof and may stay out all year.", "Waterproof, so rain needs no running outside."),
            ("The battery can be replaced.", "The light is a warm white."),
        ),
    ),
    Category(
        path=("Garden", "Planting", "Seeds & Bulbs"),
        picture="seeds",
        packaging=True,
        count=16,
        colours=("red", "yellow", "purple", "white", "orange", "pink", "green"),
        facts={"sow": ("March to May", "April to June", "February to April")},
        goes_with=("Plant Pots", "Hand Tools"),
        kinds=(
            Kind("{t_plant} Seeds", (2.5, 5.5), ("Untreated {plant} seed from [a small grower|open-pollinated plants], enough for a bed and a neighbour.", "[Reliable|Old-fashioned] {plant} for [pots and borders|beginners]: sow thinly, water, wait."), {"plant": ("tomato", "lettuce", "radish", "basil", "sugar pea", "beetroot", "kale"), "type": "vegetable seeds", "organic": True}, share=2, colours=("red", "green", "purple", "yellow")),
            Kind("{t_plant} Seeds", (2.5, 5.5), ("A packet of {plant} for [bees and vases|gaps at the front of the border].", "Scatter {plant} where nothing else wants to grow and [stand back|let it seed itself]."), {"plant": ("cornflower", "poppy", "sunflower", "sweet pea", "cosmos", "nasturtium"), "type": "flower seeds", "organic": (True, False)}, share=2),
            Kind("{t_plant} Bulbs, Pack of {pack_size}", (5, 19), ("{plant} bulbs of a good size, to plant [in drifts under trees|three deep in a pot].", "{pack_size} bulbs of {plant} that [come back each spring|open one after another]."), {"plant": ("tulip", "daffodil", "crocus", "allium"), "type": "bulbs", "organic": False, "sow": "September to November", "pack_size": (10, 20, 40)}, driver="pack_size"),
        ),
        topics=(
            ("<!type:bulbs> Sow from {sow}.", "<type:bulbs> Plant from {sow}.",),
            ("<organic> Grown organically.", "The paper packet can be composted.", "Instructions are printed in plain words."),
            ("<type:vegetable seeds> Harvest starts after ten to twelve weeks.", "<type:flower seeds> Flowers from June until frost.", "<type:bulbs> Squirrels are kept off by a layer of grit."),
        ),
    ),
)

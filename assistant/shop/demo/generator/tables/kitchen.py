"""Cookware, knives, kettles, coffee, tableware and storage."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind, Span

CATEGORIES = (
    Category(
        path=("Kitchen", "Cookware", "Frying Pans"),
        picture="pan",
        count=25,
        colours=("black", "grey", "red", "copper", "blue", "green"),
        facts={"diameter_cm": (20, 24, 26, 28, 30), "induction": (True, True, False), "oven_safe": (True, False)},
        goes_with=("Kitchen Knives", "Saucepans"),
        kinds=(
            Kind("{diameter_cm} cm Non-Stick Frying Pan", (19, 75), ("A non-stick pan in light aluminium for [eggs, pancakes and fish|a quick supper].", "Ceramic coating without PFAS, [a handle that stays cool|a rim for pouring]: an easy pan for every day."), {"material": "aluminium", "coating": "ceramic", "weight_kg": Span(0.6, 1.1, 0.1), "dishwasher_safe": (True, False)}, driver="diameter_cm", share=3),
            Kind("{diameter_cm} cm Cast Iron Skillet", (29, 95), ("A heavy skillet in cast iron that [sears, bakes and outlives its owner|holds its heat when the steak goes in].", "Seasoned at the foundry and ready to fry: cast iron [gets better with each meal|from hob to oven to table]."), {"material": "cast iron", "coating": "seasoned", "weight_kg": Span(1.8, 3.1, 0.1), "dishwasher_safe": False, "oven_safe": True, "induction": True}, driver="diameter_cm", colours=("black",), share=2),
            Kind("{diameter_cm} cm Stainless Steel Frying Pan", (39, 140), ("Three layers of stainless steel with a conducting core, for [fond, sauces and high heat|cooks who deglaze].", "A bare steel pan that [browns evenly to the edge|can be scrubbed without worry]."), {"material": "stainless steel", "coating": "none", "weight_kg": Span(1.0, 1.7, 0.1), "dishwasher_safe": True, "oven_safe": True}, driver="diameter_cm", colours=("silver",)),
            Kind("{diameter_cm} cm Copper Frying Pan", (110, 290), ("Copper heats in seconds and [obeys the flame|forgives no one, and rewards everyone who watches it].", "Hand-hammered copper with a riveted handle: [the pan for caramel and fine sauces|a working pan that looks good on the wall]."), {"material": "copper", "coating": "tin", "weight_kg": Span(1.2, 2.0, 0.1), "dishwasher_safe": False, "induction": False, "oven_safe": True}, driver="diameter_cm", colours=("copper",)),
        ),
        topics=(
            ("<induction> It works on every hob, induction included.", "<induction> The base suits induction as well as gas and electric rings.", "<!induction> It is for gas, ceramic and electric hobs, not for induction."),
            ("<oven_safe> The oven holds no fear for it up to 220 °C.", "<!oven_safe> Keep it on the hob: the handle is not for the oven."),
            ("<dishwasher_safe> It may go in the dishwasher.", "<!dishwasher_safe> Wash it by hand and dry it at once."),
            ("It weighs {weight_kg} kg.", "The weight is {weight_kg} kg, lid not included."),
            ("The diameter at the rim is {diameter_cm} cm.", "A hole in the handle lets you hang it up."),
        ),
    ),
    Category(
        path=("Kitchen", "Cookware", "Saucepans"),
        picture="saucepan",
        count=20,
        colours=("silver", "red", "blue", "green", "black", "cream"),
        facts={"induction": True, "oven_safe": (True, False)},
        goes_with=("Frying Pans",),
        kinds=(
            Kind("{capacity_l} L Stainless Steel Saucepan", (25, 95), ("A saucepan with a thick base that [keeps milk from catching|spreads heat right to the corner].", "Stainless steel, a pouring lip on both sides and [a lid that strains|marks inside for half litres]."), {"material": "stainless steel", "capacity_l": (1.0, 1.5, 2.0, 3.0), "dishwasher_safe": True, "weight_kg": Span(0.8, 1.6, 0.1)}, driver="capacity_l", colours=("silver",), share=2),
            Kind("{capacity_l} L Enamelled Casserole", (59, 240), ("Enamelled cast iron for [stews that take all Sunday|bread with a crackling crust].", "A heavy casserole whose lid [drips moisture back over the roast|closes tight]: cast iron, enamelled inside and out."), {"material": "cast iron", "capacity_l": (2.5, 3.5, 4.5, 6.0), "dishwasher_safe": (True, False), "oven_safe": True, "weight_kg": Span(3.2, 6.4, 0.2)}, driver="capacity_l", picture="casserole", share=2),
            Kind("{capacity_l} L Enamel Milk Pan", (15, 39), ("Enamel, light and quick: [cocoa for two|one egg, one sauce, one soup].", "A small pan with a wooden-look handle and [a painted rim|two lips], so that left hands pour as well."), {"material": "enamel", "capacity_l": (0.8, 1.0, 1.2), "dishwasher_safe": True, "oven_safe": False, "weight_kg": Span(0.4, 0.7, 0.05)}),
        ),
        topics=(
            ("It holds {capacity_l} litres and works on all hobs, induction too.", "Volume {capacity_l} litres; suitable for induction."),
            ("<dishwasher_safe> Safe in the dishwasher.", "<!dishwasher_safe> Hand wash to keep the shine."),
            ("<oven_safe> It moves from hob to oven.", "<!oven_safe> It is not meant for the oven."),
            ("Weight {weight_kg} kg with the lid.", "The lid has a small vent."),
        ),
    ),
    Category(
        path=("Kitchen", "Preparation", "Kitchen Knives"),
        picture="knife",
        count=21,
        colours=("black", "brown", "natural", "red", "grey"),
        facts={"material": ("stainless steel", "carbon steel"), "dishwasher_safe": False},
        goes_with=("Chopping Boards",),
        kinds=(
            Kind("{blade_cm} cm Chef's Knife", (29, 160), ("A chef's knife with [a curved edge for rocking cuts|weight behind the blade]: onions, herbs, squash.", "The one knife to own if you own one: {blade_cm} cm of blade, [balanced at the bolster|ground thin at the edge]."), {"blade_cm": (16, 18, 20, 23)}, share=3),
            Kind("{blade_cm} cm Bread Knife", (19, 75), ("Deep waves that [start the cut on any crust|saw through sourdough without crushing it].", "A long, serrated knife for bread, [melons and layer cakes|tomatoes and rolls]."), {"blade_cm": (20, 23, 25)}, picture="bread-knife"),
            Kind("{blade_cm} cm Paring Knife", (9, 45), ("A short, nimble knife for [peeling, topping and tailing|strawberries and shallots].", "Small work made easy: a paring knife that [follows the thumb|sits well in any hand]."), {"blade_cm": (7, 9, 10)}, picture="paring-knife", share=2),
        ),
        topics=(
            ("<material:stainless steel> The stainless steel blade stays bright and takes an edge easily.", "<material:stainless steel> Stainless steel forgives a wet sink; an edge every few months is enough.", "<material:carbon steel> Carbon steel gets sharper than most and needs drying after use.", "<material:carbon steel> The carbon steel blade will darken with age, as it should."),
            ("Blade length: {blade_cm} cm.", "The blade is {blade_cm} cm long."),
            ("Wash by hand; the dishwasher ruins edges.", "A card sleeve protects the edge in the drawer."),
            ("The handle is shaped to fit left and right hands.", "Three rivets hold the handle for good."),
        ),
    ),
    Category(
        path=("Kitchen", "Preparation", "Chopping Boards"),
        picture="board",
        count=16,
        colours=("natural", "brown", "dark brown"),
        facts={"length_cm": (28, 34, 40, 48), "juice_groove": (True, False)},
        goes_with=("Kitchen Knives",),
        kinds=(
            Kind("Oak Chopping Board", (25, 85), ("A board of oiled oak with [rounded edges|a chamfer to lift it by].", "Solid oak that [heals small cuts|stays flat after years of washing up]."), {"material": "oak", "dishwasher_safe": False}, driver="length_cm"),
            Kind("Olive Wood Serving Board", (29, 95), ("No two are alike: olive wood with [a wild grain and a live edge|a handle for the wall hook].", "For cheese, figs and [bread at the table|a slow evening]: a serving board in olive wood."), {"material": "olive wood", "dishwasher_safe": False}, driver="length_cm", colours=("brown", "natural")),
            Kind("Bamboo Chopping Board", (12, 39), ("Light bamboo that is [gentle on edges|quick to dry], with a hole to hang it.", "A thin bamboo board for [bread, fruit and small kitchens|every day]."), {"material": "bamboo", "dishwasher_safe": False}, driver="length_cm", colours=("natural",)),
            Kind("Slate Serving Board", (15, 35), ("Natural slate with a rough edge for [cheese names in chalk|a dark stage for bright food].", "Split slate on felt feet, [cool to the touch|made for cold starters]."), {"material": "slate", "dishwasher_safe": True, "juice_groove": False}, driver="length_cm", colours=("charcoal",)),
        ),
        topics=(
            ("It is {length_cm} cm long.", "Length {length_cm} cm.",),
            ("<juice_groove> A groove catches juice.", "<!juice_groove> Both faces are flat and can be used."),
            ("<dishwasher_safe> It can go in the dishwasher.", "<!dishwasher_safe> Rinse, dry upright and oil it twice a year; no dishwasher."),
        ),
    ),
    Category(
        path=("Kitchen", "Appliances", "Kettles"),
        picture="kettle",
        count=16,
        colours=("black", "silver", "red", "cream", "sage", "copper", "white"),
        facts={"capacity_l": (0.8, 1.0, 1.2, 1.5, 1.7)},
        goes_with=("Mugs", "Tea"),
        kinds=(
            Kind("{capacity_l} L Electric Kettle", (29, 95), ("An electric kettle that [boils two mugs in ninety seconds|switches off with a click], on a base that turns all the way round.", "Stainless steel inside, so the water touches nothing else: a {capacity_l}-litre kettle with [a hidden element|a wide lid]."), {"material": "stainless steel", "power_w": (1800, 2200, 3000), "variable_temperature": False}, share=2),
            Kind("{capacity_l} L Temperature Kettle", (59, 150), ("Choose from 40 to 100 degrees: a kettle for [green tea and filter coffee|people who mind].", "A gooseneck spout and a dial for the temperature, so that [coffee blooms evenly|water lands where you want it]."), {"material": "stainless steel", "power_w": (1200, 1500), "variable_temperature": True, "capacity_l": (0.8, 1.0)}, picture="gooseneck"),
            Kind("{capacity_l} L Stovetop Kettle", (25, 79), ("A kettle for the hob that [whistles in a polite minor third|sings when it is ready].", "Enamelled steel and a bent handle: the stovetop kettle for [gas, induction and range cookers|slow kitchens]."), {"material": "steel"}, picture="stove-kettle"),
        ),
        topics=(
            ("It holds {capacity_l} litres.", "The volume is {capacity_l} litres."),
            ("<power_w> The element draws {power_w} watts.", "<variable_temperature> It keeps the chosen temperature for half an hour."),
            ("Descale it with vinegar every couple of months.", "The spout pours without drips.", "A window shows the level.", ),
        ),
    ),
    Category(
        path=("Kitchen", "Appliances", "Coffee Makers"),
        picture="coffee-maker",
        count=18,
        colours=("black", "silver", "red", "white", "copper", "green"),
        facts={"cups": (1, 2, 3, 4, 6)},
        goes_with=("Coffee", "Mugs"),
        kinds=(
            Kind("{cups}-Cup Moka Pot", (19, 59), ("A stovetop moka pot in aluminium: [strong coffee, no electronics|ten parts fewer than any machine].", "Water below, coffee above, patience in between; [the classic moka pot|made for {n_cups} small cups]."), {"material": "aluminium", "type": "moka pot", "cups": (3, 6)}, driver="cups", picture="moka"),
            Kind("{cups}-Cup French Press", (19, 69), ("A press in heat-proof glass with [a double filter|a steel frame] for a full-bodied brew.", "Four minutes, one plunge: a French press for [breakfast tables|slow mornings]."), {"material": "glass", "type": "french press", "cups": (3, 4, 6)}, driver="cups", picture="french-press"),
            Kind("Pour-Over Coffee Dripper", (15, 49), ("A cone in glazed ceramic that [keeps its heat while you pour|sits on any mug].", "Spiral ribs inside let the coffee breathe: [one dripper, one filter, one good cup|for people who like to watch]."), {"material": "ceramic", "type": "pour-over", "cups": (1, 2)}, picture="dripper"),
            Kind("Espresso Machine", (149, 590), ("A pump machine with [a proper 58 mm group|a steam wand that makes glossy milk].", "Espresso at nine bars, [ready in a minute|with a gauge to learn by]: a machine in steel, not plastic."), {"material": "stainless steel", "type": "espresso machine", "cups": 2, "power_w": (1150, 1350, 1500)}, colours=("silver", "black", "red", "white")),
        ),
        topics=(
            ("<type:moka pot> It makes {cups} espresso cups on gas or electric rings.", "<type:french press> It brews {cups} cups at once.", "<type:pour-over> It fills {cups} at a time.", "<type:espresso machine> Two spouts fill two cups at once."),
            ("<type:moka pot> Rinse with water only.", "<type:french press> All parts go in the dishwasher.", "<type:pour-over> Forty paper filters are in the box.", "<type:espresso machine> A tamper and a milk jug come with it."),
            ("Spare seals and parts are in our range for ten years.", "<power_w> It draws {power_w} watts."),
        ),
    ),
    Category(
        path=("Kitchen", "Tableware", "Mugs"),
        picture="mug",
        count=21,
        colours=("white", "blue", "green", "terracotta", "mustard", "grey", "pink", "black", "teal"),
        facts={"capacity_ml": (220, 280, 330, 400, 450), "pattern": ("plain", "plain", "speckled", "striped", "dotted"), "dishwasher_safe": True},
        colour_options=0.35,
        goes_with=("Tea", "Coffee", "Kettles"),
        kinds=(
            Kind("Stoneware Mug {capacity_ml} ml", (8, 25), ("A hand-thrown stoneware mug with [a thumb rest on the handle|a foot left unglazed].", "Thick stoneware that [keeps tea hot through a long call|feels good in cold hands]."), {"material": "stoneware", "microwave_safe": True}, share=2),
            Kind("Porcelain Mug {capacity_ml} ml", (7, 22), ("Thin porcelain with [a fine lip|a handle for two fingers]: tea tastes better from it.", "A bright porcelain mug that [does not stain|stacks with its siblings]."), {"material": "porcelain", "microwave_safe": True}),
            Kind("Enamel Mug {capacity_ml} ml", (8, 18), ("Enamel for [campfires and windowsills|children and clumsy hands].", "A mug that bounces: enamel with [a dark rim|a few chips to come, each with a story]."), {"material": "enamel", "microwave_safe": False}, picture="enamel-mug"),
        ),
        topics=(
            ("It holds {capacity_ml} ml.", "Filled to the brim it takes {capacity_ml} ml."),
            ("<microwave_safe> Microwave and dishwasher do it no harm.", "<!microwave_safe> Not for the microwave; the dishwasher is fine."),
            ("<pattern:speckled> The glaze is speckled like a bird's egg.", "<pattern:striped> Two stripes are painted on by hand.", "<pattern:dotted> Dots run round it in loose rows.", "<pattern:plain> The glaze is plain and even."),
        ),
    ),
    Category(
        path=("Kitchen", "Storage", "Storage Jars"),
        picture="jar",
        count=16,
        colours=("clear", "white", "cream", "sage", "grey"),
        facts={"capacity_l": (0.5, 0.75, 1.0, 1.5, 2.0), "pack_size": (1, 1, 3, 4), "dishwasher_safe": (True, False)},
        goes_with=("Coffee", "Tea"),
        kinds=(
            Kind("{capacity_l} L Glass Storage Jar", (8, 45), ("A glass jar with a lid that [closes airtight|twists a quarter turn], for [rice, lentils and biscuits|flour and everything that spills].", "See what you have: clear glass, [a wide mouth|a seal that can be replaced]."), {"material": "glass"}, driver="pack_size", colours=("clear",), share=2),
            Kind("{capacity_l} L Ceramic Canister", (15, 55), ("A ceramic canister that [keeps coffee in the dark|looks calm on an open shelf].", "Glazed ceramic with a wooden-look lid and [a silicone ring|a chalk patch for the name]."), {"material": "ceramic"}, driver="pack_size", picture="canister"),
        ),
        topics=(
            ("<pack_size:1> Sold singly.", "<pack_size:3,4> A set of {n_pack_size}, all of one size."),
            ("Each holds {capacity_l} litres.",),
            ("<dishwasher_safe> Jar and lid go in the dishwasher.", "<!dishwasher_safe> Wipe the lid; do not soak it."),
            ("Jars stack two high.", "Labels come in the box."),
        ),
    ),
)

"""Town shoes, bags and luggage."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind, Span

CATEGORIES = (
    Category(
        path=("Shoes & Bags", "Shoes", "Trainers"),
        picture="trainer",
        count=26,
        colours=("white", "black", "grey", "navy", "green", "red", "beige", "light blue"),
        facts={"audience": ("women", "men", "unisex", "kids"), "closure": ("laces", "laces", "laces", "hook and loop")},
        options={"size": ("@shoes",)},
        goes_with=("Jeans", "T-Shirts", "Backpacks"),
        kinds=(
            Kind("{who} Leather Trainers", (65, 170), ("Clean, low trainers in smooth leather that [go with suits and shorts|look right from day one].", "A court shoe in leather with [a stitched cup sole|no logo to speak of]."), {"material": "leather", "vegan": False, "waterproof": False}, share=2, picture="court-shoe"),
            Kind("{who} Canvas Trainers", (29, 75), ("Canvas, a rubber toe and [a sole you can feel the pavement through|nothing else]: the summer trainer.", "Light canvas trainers for [boardwalks and bike rides|bare ankles]."), {"material": "canvas", "vegan": True, "waterproof": False}, share=2, picture="court-shoe"),
            Kind("{who} Running-Style Trainers", (49, 130), ("Airy knit over a springy sole, for [walking miles on pavements|standing all day].", "Comfort first: a knitted upper, a soft collar and [a sole that bounces|room for insoles]."), {"material": "knit", "vegan": True, "waterproof": False}, share=2),
            Kind("{who} Weatherproof Trainers", (79, 160), ("A town trainer for wet months, with [a lugged sole|a high tongue] and a sealed lining.", "Puddles, slush, kerb spray: a waterproof trainer that does not look like a boot."), {"material": "nylon", "vegan": True, "waterproof": True}),
        ),
        topics=(
            ("<material:leather> Wipe it with a damp cloth and feed it now and then.", "<material:leather> The insole comes out, so orthotics fit.", "<material:canvas> Throw them in a cool wash without the laces.", "<material:canvas> They arrive flexible and need no wearing in.", "<material:knit> The knit stretches with the foot.", "<material:knit> No seams touch the toes.",
             "<waterproof> They are waterproof up to the tongue.", "<waterproof> Waterproof, yet breathable enough for indoors."),
            ("<vegan> No animal products are used, glue included.", "<closure:hook and loop> Straps close in a second.", "<closure:laces> A second pair of laces is in the box."),
            ("They fit true to size.", "Between sizes? Take the larger.", "<audience:kids> A line inside the sole shows when the next size is due."),
            ("The sole is stitched as well as glued.", "Soles are made from natural rubber."),
        ),
    ),
    Category(
        path=("Shoes & Bags", "Shoes", "Ankle Boots"),
        picture="ankle-boot",
        count=21,
        colours=("black", "brown", "tan", "burgundy", "dark brown", "grey", "dark green"),
        facts={"audience": ("women", "women", "men"), "waterproof": (False, False, True), "heel_cm": (2, 3, 4, 6)},
        options={"size": ("@shoes",)},
        goes_with=("Dresses", "Jeans"),
        kinds=(
            Kind("{who} Leather Chelsea Boots", (89, 230), ("Chelsea boots in polished leather with [elastic sides and two pull tabs|a slim toe].", "Pull them on and go: leather, elastic, [a low heel and no fuss|made on a round last]."), {"material": "leather", "closure": "elastic"}, share=3),
            Kind("{who} Suede Desert Boots", (69, 150), ("Two-eyelet boots in soft suede with [a crepe-style sole|nothing to break in].", "Suede ankle boots for dry days, [dressier than a trainer|easier than a brogue]."), {"material": "suede", "closure": "laces", "waterproof": False, "heel_cm": 2}, colours=("brown", "tan", "grey", "navy"), picture="desert-boot"),
            Kind("{who} Lace-Up Leather Boots", (99, 240), ("Sturdy lace-ups in oiled leather that [shrug off a winter|will be resoled more than once].", "Eyelets, hooks and a storm welt: leather boots for [cobbles and cold|people who walk to work]."), {"material": "leather", "closure": "laces"}, share=2, picture="boot"),
        ),
        topics=(
            ("<waterproof> A hidden membrane makes them waterproof.", "<waterproof> They are waterproof, seams and all.", "<!waterproof> They cope with a wet pavement but are not waterproof.", "<!waterproof> Spray them before the first outing; they are not waterproof."),
            ("The heel measures {heel_cm} cm.",),
            ("<material:leather> Polish brings back the shine in a minute.", "<material:suede> Brush when dry, never when wet.", "The insole is cushioned under the ball."),
            ("A zip at the inside makes them quick to put on.", "The lining is warm but not bulky."),
        ),
    ),
    Category(
        path=("Shoes & Bags", "Shoes", "Sandals"),
        picture="sandal",
        count=16,
        colours=("tan", "black", "white", "navy", "brown", "gold", "olive"),
        facts={"audience": ("women", "men", "kids", "women"), "season": "summer"},
        options={"size": ("@shoes",)},
        goes_with=("Beanies & Hats", "Dresses"),
        kinds=(
            Kind("{who} Leather Sandals", (45, 120), ("Broad leather straps on a moulded footbed, [better each summer|for feet that walk all day].", "Simple sandals in vegetable-tanned leather with [a brass-look buckle|stitched edges]."), {"material": "leather", "closure": "buckle", "waterproof": False}, share=2),
            Kind("{who} Cork Footbed Sandals", (39, 95), ("A deep cork footbed that takes the shape of your foot, under [two wide straps|a single cross strap].", "Cork below, soft straps above: sandals for [home, garden and the bakery|long warm months]."), {"material": "cork", "closure": "buckle", "waterproof": False}),
            Kind("{who} Trekking Sandals", (35, 95), ("Webbing, a grippy sole and three straps to adjust: sandals for [river crossings and dusty paths|boats and boulders].", "Made to get wet: quick-drying trekking sandals that [hold the heel firmly|double as water shoes]."), {"material": "polyester", "closure": "hook and loop", "waterproof": True}, share=2),
        ),
        topics=(
            ("<closure:buckle> Each strap adjusts with a buckle.", "<closure:hook and loop> Hook-and-loop tabs set the fit in seconds."),
            ("<material:leather> Salt water marks it, so rinse after the beach.", "<material:cork> Keep the cork out of full sun on a windowsill.", "<material:polyester> Rinse and dry; the webbing holds no smell."),
            ("The sole flexes at the ball of the foot.", "The arch is supported but not high."),
        ),
    ),
    Category(
        path=("Shoes & Bags", "Bags", "Handbags & Totes"),
        picture="handbag",
        count=23,
        colours=("black", "tan", "burgundy", "navy", "green", "mustard", "rose", "grey", "cream"),
        facts={"audience": "women", "closure": ("zip", "magnet", "flap")},
        goes_with=("Wallets & Purses", "Scarves"),
        kinds=(
            Kind("Leather Shoulder Bag", (89, 290), ("A structured shoulder bag in grained leather, [just big enough for a paperback|with an adjustable strap].", "Leather that holds its shape, [three pockets inside and one outside|lined in a lighter shade]."), {"material": "leather", "capacity_l": Span(3, 8, 1)}, share=2),
            Kind("Canvas Tote Bag", (19, 55), ("A heavy canvas tote with handles [long enough for a shoulder|stitched down the sides], for [books, bread and a swimsuit|everything else].", "Thick canvas and a flat bottom: a tote that stands up while you fill it."), {"material": "canvas", "capacity_l": Span(12, 22, 1), "closure": "open", "audience": "unisex"}, picture="tote", share=2),
            Kind("Vegan Crossbody Bag", (35, 95), ("A small crossbody in soft microfibre for [hands-free evenings|phone, keys and cards].",
                 "Compact outside, [two compartments inside|sorted inside]: a microfibre crossbody without animal products."), {"material": "microfibre", "capacity_l": Span(1, 4, 1), "vegan": True}),
        ),
        topics=(
            ("<closure:zip> It closes with a zip from end to end.", "<closure:magnet> A magnet snaps it shut.", "<closure:flap> The flap closes over a turn lock.", "<closure:open> The top is open, with a key hook and a zipped pocket inside."),
            ("It holds about {capacity_l} litres.",),
            ("Feet on the base keep it off wet floors.", "The strap comes off.", "A dust bag is included."),
        ),
    ),
    Category(
        path=("Shoes & Bags", "Bags", "Wallets & Purses"),
        picture="wallet",
        count=15,
        colours=("brown", "black", "tan", "navy", "burgundy", "green"),
        facts={"card_slots": (4, 6, 8, 12), "rfid_blocking": (True, False)},
        goes_with=("Handbags & Totes", "Belts"),
        kinds=(
            Kind("Leather Wallet", (25, 85), ("A flat wallet in full-grain leather that [darkens with use|sits easily in a front pocket].", "Folded, edge-painted and [sewn with waxed thread|kept thin on purpose]: a leather wallet for notes and cards."), {"material": "leather"}, share=2),
            Kind("Felt Card Case", (12, 30), ("A card case in dense felt with [a pull tab|one snap], for people who [carry little|left cash behind].", "Felt made from old bottles, with a slot for each day's cards."), {"material": "felt", "card_slots": (4, 6)}),
            Kind("Canvas Purse", (15, 35), ("A zip-round purse in canvas with [a coin pocket in the middle|a wrist loop].", "Light canvas for travel money, [tickets and keys|coins of three countries]."), {"material": "canvas"}),
        ),
        topics=(
            ("It takes {card_slots} cards.", "There are {card_slots} card slots.",),
            ("<rfid_blocking> A lining blocks contactless readers.", "<!rfid_blocking> Cards can be tapped without taking them out."),
            ("It comes in a gift box.", "Seams are guaranteed for five years.",),
        ),
    ),
    Category(
        path=("Shoes & Bags", "Luggage", "Suitcases"),
        picture="suitcase",
        count=18,
        colours=("navy", "black", "silver", "teal", "red", "mustard", "rose", "dark green"),
        facts={"wheels": 4},
        goes_with=("Power Banks", "Wallets & Purses"),
        kinds=(
            Kind("{capacity_l} L Cabin Suitcase", (69, 220), ("A cabin case that fits the bins of the airlines we checked and [rolls with one finger|opens flat in half].", "Hard polycarbonate, [a lock set into the side|quiet wheels] and room for three nights."), {"material": "polycarbonate", "capacity_l": (34, 36, 38, 40), "weight_kg": Span(2.1, 3.2, 0.1), "cabin_size": True}, share=2),
            Kind("{capacity_l} L Suitcase", (99, 320), ("A large hard-shell case for [two weeks away|a family's beach things], with straps and a divider.", "Ribbed polycarbonate that flexes instead of cracking, [on double wheels|with a numbered lock]."), {"material": "polycarbonate", "capacity_l": (65, 75, 90, 105), "weight_kg": Span(3.2, 4.8, 0.1), "cabin_size": False}, driver="capacity_l", share=2),
            Kind("{capacity_l} L Travel Duffel", (55, 150), ("A soft duffel in tough nylon with [wheels at one end|straps to carry it as a backpack].", "Throw it on a roof rack or a ferry deck: a nylon duffel with [a wide U-shaped opening|two grab handles]."), {"material": "nylon", "capacity_l": (40, 60, 80), "weight_kg": Span(1.1, 2.4, 0.1), "cabin_size": False, "wheels": (0, 2)}, driver="capacity_l", picture="duffel"),
        ),
        topics=(
            ("Empty, it weighs {weight_kg} kg and holds {capacity_l} litres.", "Volume {capacity_l} litres, own weight {weight_kg} kg."),
            ("<cabin_size> The size is 55 x 40 x 20 cm, handle and wheels included.", "<!cabin_size> It is too large for the cabin and travels in the hold."),
            ("Wheels and handle can be replaced at home.", "The guarantee is five years.", "A shoe bag and a laundry bag come with it."),
        ),
    ),
    Category(
        path=("Shoes & Bags", "Accessories", "Belts"),
        picture="belt",
        count=13,
        colours=("brown", "black", "tan", "navy", "dark brown"),
        facts={"audience": ("men", "women", "unisex"), "width_cm": (2.5, 3.0, 3.5, 4.0)},
        options={"size": ("80 cm", "90 cm", "100 cm", "110 cm")},
        goes_with=("Jeans", "Wallets & Purses"),
        kinds=(
            Kind("{who} Leather Belt", (29, 85), ("A belt cut from one thickness of leather, with [a solid buckle|five holes and a hand-burnished edge].", "Leather that [ages with your jeans|takes polish well], on a plain pin buckle."), {"material": "leather"}, share=2),
            Kind("{who} Woven Belt", (19, 45), ("A woven belt in cotton cord that [has no holes, so it fits to the millimetre|stretches a little].", "Braided cotton cord for summer trousers, [tipped so that it does not fray|with a two-bar buckle]."), {"material": "cotton"}),
        ),
        topics=(
            ("It is {width_cm} cm wide.", "The width of {width_cm} cm suits most loops."),
            ("Size is measured to the middle hole.", "The buckle unscrews, so the strap can be shortened.", "The metal is free of nickel."),
        ),
    ),
)

"""Desks, animals, and the shop's tea, coffee and chocolate."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind

CATEGORIES = (
    Category(
        path=("Office", "Stationery", "Notebooks"),
        picture="notebook",
        count=21,
        colours=("black", "navy", "green", "red", "mustard", "grey", "terracotta", "lilac"),
        facts={"ruling": ("lined", "dotted", "plain", "squared"), "pages": (96, 144, 192, 240), "paper_gsm": (80, 90, 100)},
        options={"size": ("A6", "A5", "A4")},
        surcharge=0.3,
        colour_options=0.2,
        goes_with=("Pens",),
        kinds=(
            Kind("Hardcover Notebook", (10, 29), ("A cloth-bound notebook that [lies flat on any page|closes with an elastic].", "Sewn, not glued, with [two ribbons|a pocket for tickets]: a book for plans that change."), {"cover": "cloth"}, share=2),
            Kind("Softcover Notebook", (5, 15), ("A thin notebook in card that [bends into a back pocket|you will not be afraid to spoil].", "Stitched through the fold, [light, plain, ready|with a title box on the front]."), {"cover": "card", "pages": (48, 64, 96)}),
            Kind("Leather Journal", (25, 65), ("A leather journal with [a wrap-around tie|refills that slide in].", "Soft leather around good paper, [for travels and recipes|a present for people who write by hand]."), {"cover": "leather"}, colours=("tan", "brown", "black"), picture="journal"),
        ),
        topics=(
            ("<ruling:lined> Pages are lined.", "<ruling:dotted> A faint dot grid guides pen and ruler.", "<ruling:plain> The pages are blank, for drawing too.", "<ruling:squared> Squared pages suit lists and sums."),
            ("It has {pages} pages of {paper_gsm} g paper.", "{pages} pages; paper weight {paper_gsm} g."),
            ("Fountain pens do not bleed through.", "The last pages tear out cleanly.", "Pages are numbered and there is room for an index."),
        ),
    ),
    Category(
        path=("Office", "Stationery", "Pens"),
        picture="pen",
        count=18,
        colours=("black", "navy", "red", "green", "silver", "copper", "mustard"),
        facts={"ink": ("blue", "black"), "refillable": True},
        goes_with=("Notebooks",),
        kinds=(
            Kind("Fountain Pen", (19, 120), ("A fountain pen with a steel nib that [starts at once|gives a little on the downstroke].", "Turned in resin, [balanced with the cap off|with a window for the ink]."), {"type": "fountain pen", "material": "resin", "nib": ("fine", "medium", "broad")}, share=2, picture="fountain-pen"),
            Kind("Rollerball Pen", (9, 45), ("A rollerball that [flows like ink and dries before the cuff gets there|writes without pressure].", "Cool aluminium, [a click you will play with|six sides so it does not roll away]."), {"type": "rollerball", "material": "aluminium"}),
            Kind("Mechanical Pencil", (7, 35), ("A pencil with a 0.7 mm lead and [a metal grip|an eraser under the cap].", "For sketches and crosswords: aluminium, [weighty at the tip|with a sliding sleeve]."), {"type": "pencil", "material": "aluminium", "ink": "graphite"}),
        ),
        topics=(
            ("<type:fountain pen> The nib is {nib}.", "<type:fountain pen> It comes with a {nib} nib and one cartridge.", "<type:rollerball> It writes in {ink}.", "<type:pencil> Twelve leads are inside."),
            ("It takes standard refills.", "The box is made from sugar cane.", "A clip holds it in a pocket."),
        ),
    ),
    Category(
        path=("Office", "Furniture", "Office Chairs"),
        picture="office-chair",
        count=15,
        colours=("black", "grey", "navy", "green", "mustard", "white"),
        facts={"max_load_kg": (110, 120, 140), "armrests": (True, True, False), "lumbar_support": (True, False)},
        goes_with=("Desk Lamps", "Desk Organisers"),
        kinds=(
            Kind("Mesh Office Chair", (129, 420), ("A mesh back that [keeps shirts dry and spines straight|follows when you lean].", "Air on the back, foam on the seat: a chair for [whole working days|home offices that got serious]."), {"material": "mesh"}, share=2),
            Kind("Upholstered Desk Chair", (99, 290), ("A fabric chair with rounded lines that [does not look like an office|fits under any table].", "Thick foam in woven polyester, on [quiet castors|a steel star]."), {"material": "polyester"}, picture="desk-chair"),
            Kind("Leather Executive Chair", (249, 690), ("Leather, a high back and [arms to think on|a slow, deep tilt].", "For people who take calls leaning back: leather over [cold foam|a plywood shell]."), {"material": "leather", "armrests": True}, colours=("black", "brown", "tan")),
        ),
        topics=(
            ("<armrests> Armrests move up and down.", "<!armrests> It has no armrests, so it slides right under the desk."),
            ("<lumbar_support> Lumbar support adjusts in height.", "<!lumbar_support> The back is shaped, without a separate lumbar pad."),
            ("It carries {max_load_kg} kg.", "Tested for {max_load_kg} kg."),
            ("Castors suit carpet; hard ones can be ordered.", "It takes twenty minutes to put together."),
        ),
    ),
    Category(
        path=("Office", "Lighting", "Desk Lamps"),
        picture="desk-lamp",
        count=16,
        colours=("black", "white", "red", "green", "mustard", "copper", "blue"),
        facts={"dimmable": (True, False), "power_w": (6, 8, 10), "usb_port": (True, False)},
        goes_with=("Office Chairs", "Notebooks"),
        kinds=(
            Kind("Swing-Arm Desk Lamp", (35, 140), ("A lamp on two sprung arms that [stays exactly where you leave it|reaches over the whole desk].", "Steel, springs and [a shade that turns every way|a clamp for the edge of the table]."), {"material": "steel"}, share=2),
            Kind("Slim LED Desk Lamp", (29, 110), ("A thin bar of light that [throws no glare on screens|folds flat].", "Aluminium, one joint, [light from warm to cool|a touch strip along the arm]."), {"material": "aluminium", "dimmable": True}, picture="bar-lamp"),
        ),
        topics=(
            ("<dimmable> The light dims in steps.", "<!dimmable> One brightness, one switch."),
            ("It draws {power_w} watts.",),
            ("<usb_port> A USB port in the foot charges a phone.", "<!usb_port> The foot is heavy and small.", "The LEDs are rated for 25,000 hours."),
        ),
    ),
    Category(
        path=("Office", "Organisation", "Desk Organisers"),
        picture="organiser",
        count=15,
        colours=("natural", "white", "black", "sage", "grey"),
        facts={"compartments": (3, 4, 5, 7)},
        options={"material": ("bamboo", "walnut", "steel")},
        goes_with=("Pens", "Notebooks"),
        kinds=(
            Kind("Desk Organiser", (19, 65), ("A place for pens, clips and [the phone that should be quiet|the things that live on desks].", "Low trays and one tall cup, [joined without screws|felted underneath], to keep a desk in view."), {}, share=2),
            Kind("Letter Tray", (15, 45), ("A tray for A4 that [stacks as high as your backlog|opens at the front].", "In, out and later: [trays that stack without wobbling|a calm home for paper]."), {"compartments": (1, 2, 3)}, picture="letter-tray"),
            Kind("Magazine File", (12, 35), ("A sturdy file for [journals, tax and knitting patterns|whatever has no drawer].", "Stands straight, even when half empty; [a finger hole at the back|a label holder]."), {"compartments": 1}, picture="magazine-file"),
        ),
        topics=(
            ("Compartments: {compartments}.",),
            ("Choose the material to match your desk.", "It is finished with oil or lacquer, according to the material."),
            ("It comes assembled.", "Dust it; that is all."),
        ),
    ),
    Category(
        path=("Pets", "Dogs", "Dog Beds"),
        picture="dog-bed",
        count=18,
        colours=("grey", "brown", "navy", "green", "sand", "burgundy"),
        facts={"washable": True, "pattern": ("plain", "plain", "checked", "herringbone")},
        options={"size": ("S", "M", "L", "XL")},
        surcharge=0.35,
        goes_with=("Dog Leads & Collars", "Pet Bowls"),
        kinds=(
            Kind("Orthopaedic Dog Bed", (49, 120), ("A thick foam mattress for [old hips and big dogs|dogs who sleep like the dead].", "Memory foam lets joints rest; [the edge is low to step over|the base does not slip]."), {"filling": "memory foam", "material": "polyester"}),
            Kind("Donut Dog Bed", (29, 79), ("A round nest with a raised rim for [chins and curled-up sleepers|dogs who dig before they lie down].", "Soft all over, [fluffy where it matters|like sleeping in a hat]."), {"filling": "fibre", "material": "plush", "pattern": "plain"}, picture="donut-bed"),
            Kind("Canvas Dog Bed", (39, 99), ("Tough canvas for dogs that [come in wet|test every seam].", "A flat bed in canvas that [goes in the car|wipes clean]."), {"filling": "fibre", "material": "canvas"}),
        ),
        topics=(
            ("The cover comes off and goes in the machine.", "Unzip the cover and wash it at 40 degrees."),
            ("<filling:memory foam> The foam is six centimetres deep.", "<filling:fibre> The filling is recycled fibre; shake it up weekly."),
            ("Measure your dog asleep, then add a hand's width.", "Sizes run from terrier to shepherd."),
            ("<pattern:checked> The check hides hairs rather well.", "<pattern:herringbone> The herringbone cloth would suit a sofa.", "<pattern:plain> The cloth is plain."),
        ),
    ),
    Category(
        path=("Pets", "Dogs", "Dog Leads & Collars"),
        picture="lead",
        count=18,
        colours=("red", "brown", "black", "green", "blue", "orange", "tan"),
        facts={"reflective": (True, False)},
        goes_with=("Dog Beds", "Pet Bowls"),
        kinds=(
            Kind("Leather Dog Collar", (15, 45), ("A collar in soft leather with [rolled edges|a flat buckle].", "Leather that [gets lighter on the neck by the week|is stitched twice at the ring]."), {"material": "leather", "type": "collar"}, colours=("brown", "tan", "black"), options={"size": ("S", "M", "L")}, picture="collar"),
            Kind("Rope Dog Lead {length_m} m", (12, 35), ("A climbing-style rope lead that [is kind to hands in a tug|floats].", "Braided nylon rope with [a solid clip|two rings to shorten it]."), {"material": "nylon", "type": "lead", "length_m": (1.2, 1.5, 2)}, driver="length_m", share=2),
            Kind("Padded Dog Harness", (19, 55), ("A harness that spreads the pull over the chest, with [a handle for stiles|a front ring for training].", "Padded mesh, four points to adjust: [on over the head, clip, walk|no rubbing behind the legs]."), {"material": "mesh", "type": "harness"}, options={"size": ("S", "M", "L", "XL")}, picture="harness"),
        ),
        topics=(
            ("<reflective> Reflective thread shines in headlights.", "<!reflective> It is not reflective; add a light in winter."),
            ("<type:lead> Length {length_m} m.", "<type:collar> Measure the neck and leave room for two fingers.", "<type:harness> Measure around the chest, just behind the legs."),
            ("Metal parts do not rust.", "Rinse after salt water.", "It is tested for pulls of 150 kg."),
        ),
    ),
    Category(
        path=("Pets", "Cats", "Scratching Posts"),
        picture="cat-tree",
        count=15,
        colours=("grey", "cream", "brown", "natural", "sage"),
        facts={"height_cm": (45, 60, 85, 120, 150), "platforms": (1, 2, 3, 4)},
        goes_with=("Pet Bowls",),
        kinds=(
            Kind("Sisal Scratching Post", (19, 79), ("A post wound in sisal that [saves the sofa|stands firm under a sprint].", "Thick sisal, a wide base and [a ball on a string|nothing that tips]."), {"material": "sisal", "platforms": (0, 1)}, driver="height_cm", picture="scratch-post"),
            Kind("Cat Tree", (49, 190), ("Platforms, a cave and [a lookout by the window|a hammock] for cats with opinions.", "A tree to climb, sleep and scold from, [covered in plush|easy to vacuum]."), {"material": "plush", "platforms": (2, 3, 4), "height_cm": (85, 120, 150)}, driver="height_cm", share=2),
        ),
        topics=(
            ("It is {height_cm} cm tall.",),
            ("<material:sisal> When it is worn, the sisal can be replaced.", "<material:plush> Covers unhook for washing."),
            ("A wall strap is included.", "It carries cats up to eight kilos.", "Screws and key are in the box."),
        ),
    ),
    Category(
        path=("Pets", "Feeding", "Pet Bowls"),
        picture="pet-bowl",
        count=16,
        colours=("white", "blue", "green", "terracotta", "grey", "red", "silver"),
        facts={"capacity_l": (0.25, 0.4, 0.8, 1.5), "dishwasher_safe": True, "animal": ("dog", "cat", "dog")},
        goes_with=("Dog Beds", "Scratching Posts"),
        kinds=(
            Kind("Ceramic {t_animal} Bowl", (9, 29), ("A heavy ceramic bowl that [does not travel across the floor|is easy on whiskers].", "Glazed ceramic with [a wide foot|a rim that catches crumbs]."), {"material": "ceramic"}, driver="capacity_l", share=2),
            Kind("Stainless Steel {t_animal} Bowl", (7, 25), ("Stainless steel on a rubber ring, [quiet on tiles|hygienic and hard to chew].", "A steel bowl that [lasts longer than the cat|cools the water a little]."), {"material": "stainless steel"}, driver="capacity_l", colours=("silver", "blue", "red", "green")),
            Kind("Slow Feeder Bowl", (9, 22), ("Ridges make greedy dogs [work for each bite|eat like gentlemen].", "A maze for kibble: [slower meals, calmer stomachs|fun instead of gulping]."), {"material": "recycled plastic", "animal": "dog"}, driver="capacity_l", picture="slow-bowl"),
        ),
        topics=(
            ("It holds {capacity_l} litres.",),
            ("Dishwasher safe.", "It goes in the dishwasher, top or bottom."),
            ("<animal:dog> Suits dogs of any nose length.", "<animal:cat> Low sides suit cats."),
        ),
    ),
    Category(
        path=("Food", "Tea"),
        picture="tea",
        count=18,
        colours=("green", "red", "mustard", "black", "purple", "orange"),
        facts={"organic": (True, False), "weight_g": (75, 100, 125, 250)},
        goes_with=("Mugs", "Kettles", "Chocolate"),
        kinds=(
            Kind("{t_variety} Black Tea {weight_g} g", (5, 18), ("A {variety} black tea, [brisk with milk|malty and round].", "Loose leaves for [the first pot of the day|rainy afternoons]: {variety}, whole and dark."), {"type": "black tea", "caffeine": True, "variety": ("breakfast blend", "smoked", "highland")}, driver="weight_g", colours=("red", "black", "mustard"), share=2),
            Kind("{t_variety} Green Tea {weight_g} g", (6, 24), ("Green tea, {variety}, with [a clean, grassy cup|a nutty finish].", "Brew this {variety} green tea at 75 degrees and [it stays sweet|drink the second pot too]."), {"type": "green tea", "caffeine": True, "variety": ("steamed", "roasted", "jasmine-scented")}, driver="weight_g", colours=("green",)),
            Kind("{t_variety} Infusion {weight_g} g", (5, 16), ("A caffeine-free infusion of {variety} for [evenings and colds|big pots].", "{variety}, dried gently, [cut coarse|with nothing added]."), {"type": "herbal", "caffeine": False, "variety": ("mint and nettle", "ginger and lemon", "rooibos and orange", "chamomile and linden")}, driver="weight_g", share=2),
        ),
        topics=(
            ("<caffeine> It contains caffeine.", "<!caffeine> Free of caffeine."),
            ("<organic> Certified organic.", "<!organic> From conventional farming, with residues tested.", "Packed in a bag that can be composted."),
            ("One bag makes about a cup for every two grams.", "Keep it dry and dark."),
        ),
    ),
    Category(
        path=("Food", "Coffee"),
        picture="coffee-bag",
        count=16,
        colours=("brown", "black", "copper", "teal", "red", "mustard"),
        facts={"roast": ("light", "medium", "dark"), "organic": (True, False), "weight_g": (250, 500, 1000), "caffeine": True},
        options={"grind": ("whole bean", "filter", "espresso")},
        goes_with=("Coffee Makers", "Mugs", "Storage Jars"),
        kinds=(
            Kind("Espresso Blend {weight_g} g", (7, 32), ("A blend for small cups, with [cocoa and hazelnut|a thick, lasting crema].", "Sweet, heavy and forgiving: espresso for [home machines and moka pots|milk drinks]."), {"roast": ("medium", "dark")}, driver="weight_g", share=2),
            Kind("Filter Coffee {weight_g} g", (7, 30), ("A bright coffee for filter, with [stone fruit and honey|red berries and black tea].", "From one farm, roasted in small batches, [clear in the cup|made to be drunk without milk]."), {"roast": ("light", "medium")}, driver="weight_g", share=2),
            Kind("Decaf Coffee {weight_g} g", (8, 32), ("Decaffeinated with water alone, [for a cup after ten|and nobody will notice].", "All the taste, none of the tapping feet: [nutty decaf|a soft, chocolatey decaf]."), {"caffeine": False, "roast": "medium"}, driver="weight_g"),
        ),
        topics=(
            ("<roast:light> The roast is light.", "<roast:medium> It is roasted to a medium brown.", "<roast:dark> A dark roast, almost without acidity."),
            ("<organic> Organically grown.", "<!organic> Bought direct, above the market price."),
            ("Choose whole beans or a grind.", "Roasted to order on Tuesdays.", "Best within six weeks of opening."),
        ),
    ),
    Category(
        path=("Food", "Chocolate"),
        picture="chocolate",
        count=15,
        colours=("brown", "dark brown", "gold", "red", "teal", "pink"),
        facts={"organic": (True, False), "weight_g": (70, 85, 100)},
        goes_with=("Tea", "Coffee"),
        kinds=(
            Kind("{cocoa_percent}% Dark Chocolate {weight_g} g", (3, 8), ("A dark bar with {cocoa_percent}% cocoa, [dry and fruity|long and low in sugar].", "{cocoa_percent}% cocoa, ground for three days until it is [smooth|quiet on the tongue]."), {"type": "dark", "cocoa_percent": (65, 70, 80, 90), "vegan": True, "contains_nuts": False}, share=2),
            Kind("{t_flavour} Milk Chocolate {weight_g} g", (3, 7.5), ("Milk chocolate with {flavour}, [for the glove compartment|gone by Friday].", "Creamy, with {flavour} [in every square|folded in at the end]."), {"type": "milk", "cocoa_percent": (38, 45), "vegan": False, "flavour": ("sea salt", "caramel", "toasted oats"), "contains_nuts": False}),
            Kind("{t_flavour} Chocolate {weight_g} g", (3.5, 8), ("Whole {flavour} in dark chocolate, [close enough to touch each other|roasted in-house].", "More {flavour} than chocolate, nearly: [a bar with bite|a bar to break with a knife]."), {"type": "nut", "cocoa_percent": (55, 60), "vegan": True, "flavour": ("hazelnut", "almond"), "contains_nuts": True}, picture="chocolate"),
        ),
        topics=(
            ("<contains_nuts> Contains nuts.", "<!contains_nuts> Made without nuts, on a line that also handles them."),
            ("<vegan> There is no milk in the recipe, so it is vegan.", "<!vegan> It contains milk."),
            ("<organic> Organic cocoa and sugar.", "One bar weighs {weight_g} g.", "Wrapped in card."),
        ),
    ),
)

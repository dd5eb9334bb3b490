"""Training, cycling, swimming, ball games and drinking bottles."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind, Span

CATEGORIES = (
    Category(
        path=("Sports", "Yoga", "Yoga Mats"),
        picture="rolled-mat",
        count=18,
        colours=("purple", "teal", "grey", "navy", "sage", "rose", "black", "terracotta"),
        facts={"thickness_mm": (3, 4, 5, 6, 8), "weight_kg": Span(0.9, 2.8, 0.1)},
        goes_with=("Water Bottles", "Dumbbells"),
        kinds=(
            Kind("Natural Rubber Yoga Mat {thickness_mm} mm", (45, 110), ("Natural rubber that [grips when hands are damp|stays flat from the first day].", "A heavy, steady mat in rubber for [strong flows and balance|studios and wooden floors]."), {"material": "rubber"}, share=2),
            Kind("Cork Yoga Mat {thickness_mm} mm", (49, 120), ("Cork gets grippier as you sweat and [smells of nothing but cork|cleans itself, almost].", "A cork face, warm to the touch, for [slow practice|long holds]."), {"material": "cork"}, colours=("natural",)),
            Kind("Exercise Mat {thickness_mm} mm", (15, 49), ("A soft foam mat for [floor work, stretching and toddlers' somersaults|knees and elbows].", "Light foam with a strap, [easy to carry on a bike|gentle on hard floors]."), {"material": "foam", "thickness_mm": (6, 8, 10, 15), "weight_kg": Span(0.6, 1.2, 0.1)}, driver="thickness_mm", share=2),
        ),
        topics=(
            ("It is {thickness_mm} mm thick.", "Thickness {thickness_mm} mm."),
            ("Rolled up it weighs {weight_kg} kg.", "Weight {weight_kg} kg."),
            ("Length is 183 cm.", "Lines help to place hands and feet.", "Wipe with water and a drop of vinegar."),
        ),
    ),
    Category(
        path=("Sports", "Fitness", "Dumbbells"),
        picture="dumbbell",
        count=16,
        colours=("black", "grey", "teal", "rose", "navy"),
        facts={"pack_size": 2},
        options={"size": ("2 kg", "4 kg", "6 kg", "8 kg", "10 kg")},
        surcharge=0.45,
        goes_with=("Yoga Mats", "Water Bottles"),
        kinds=(
            Kind("Neoprene Dumbbells", (12, 25), ("A pair of dumbbells with a neoprene skin that [is dry to hold and quiet to put down|does not roll away].", "Six-sided heads, soft grip: [for living rooms with neighbours below|small weights, done well]."), {"material": "neoprene"}, share=2),
            Kind("Cast Iron Dumbbells", (15, 32), ("Plain cast iron, [honest weight in a small space|enamelled against rust].", "Iron handles with a light knurl, for [people who train without gloves|decades]."), {"material": "cast iron"}, colours=("black", "grey")),
        ),
        topics=(
            ("The price is for the pair.", "You get two of the weight you choose."),
            ("The weight is cast into the head, so it stays readable.", "Weights are exact to two in a hundred."),
            ("A sheet with ten exercises comes with them.", "They stack into a small rack, sold separately."),
        ),
    ),
    Category(
        path=("Sports", "Drinking", "Water Bottles"),
        picture="water-bottle",
        count=23,
        colours=("blue", "black", "green", "white", "orange", "rose", "silver", "teal", "yellow"),
        facts={"capacity_l": (0.35, 0.5, 0.75, 1.0), "leak_proof": True, "dishwasher_safe": (True, False)},
        colour_options=0.25,
        goes_with=("Backpacks", "Yoga Mats"),
        kinds=(
            Kind("{capacity_l} L Insulated Bottle", (19, 55), ("Double walls of stainless steel keep [ice for a day and tea for twelve hours|the drink as you poured it].", "A steel flask with [a loop to carry it|a powder coat that grips], good in any season."), {"material": "stainless steel", "insulated": True}, driver="capacity_l", share=3),
            Kind("{capacity_l} L Sports Bottle", (8, 22), ("A squeezy bottle that [fits every bike cage|opens with the teeth].", "Soft plastic without BPA, [light as a leaf|clear enough to see what is left]."), {"material": "plastic", "insulated": False}, driver="capacity_l", picture="sports-bottle"),
            Kind("{capacity_l} L Glass Bottle", (15, 35), ("Glass in a soft sleeve, for [desks and yoga bags|people who taste the bottle].", "Pure taste: borosilicate glass with [a bamboo-look cap|a wide neck for ice]."), {"material": "glass", "insulated": False}, driver="capacity_l", picture="glass-bottle"),
        ),
        topics=(
            ("It holds {capacity_l} litres.", "Volume: {capacity_l} litres.",),
            ("<insulated> The outside never sweats.", "<!insulated> It is a single wall, so cold drinks will warm up in time."),
            ("<dishwasher_safe> It is fine in the dishwasher.", "<!dishwasher_safe> Clean it by hand with a bottle brush."),
            ("The lid is leak-proof, also upside down.", "Spare lids are in our range."),
        ),
    ),
    Category(
        path=("Sports", "Cycling", "Cycle Helmets"),
        picture="helmet",
        count=20,
        colours=("black", "white", "red", "blue", "yellow", "green", "grey", "orange"),
        facts={"audience": ("unisex", "unisex", "kids", "women"), "weight_kg": Span(0.24, 0.42, 0.01), "light": (True, False)},
        options={"size": ("S", "M", "L")},
        goes_with=("Head Torches", "Water Bottles"),
        kinds=(
            Kind("{who} Road Helmet", (49, 180), ("A light, open helmet with [deep channels for air|a dial you can turn while riding].", "Fast shapes, tidy straps: a helmet for [long climbs|summer miles]."), {"use": "road", "audience": ("unisex", "women")}),
            Kind("{who} City Helmet", (39, 110), ("A round helmet for town that [goes with a coat|hides its vents].", "Calm outside, certified inside: for [school runs and commutes|people who do not own cycling clothes]."), {"use": "city"}, share=2, picture="city-helmet"),
            Kind("{who} Mountain Bike Helmet", (59, 170), ("More cover at the back of the head and [a peak that moves|room for goggles].", "For roots, drops and [the odd branch|muddy Sundays]."), {"use": "mountain bike"}),
        ),
        topics=(
            ("It meets the EU standard for cycle helmets.", "Tested to the European standard."),
            ("It weighs {weight_kg} kg in the middle size.", "The middle size weighs {weight_kg} kg."),
            ("<light> A red light is built into the back.", "<!light> A loop at the back takes a light."),
            ("Pads come out for washing.", "The buckle closes with one hand.", "After a fall we replace it at half price in the first year."),
        ),
    ),
    Category(
        path=("Sports", "Swimming", "Swim Goggles"),
        picture="goggles",
        count=15,
        colours=("blue", "black", "teal", "orange", "rose", "clear"),
        facts={"audience": ("unisex", "women", "kids"), "lens": ("clear", "tinted", "mirrored"), "use": ("pool", "open water")},
        goes_with=("Towels", "Water Bottles"),
        kinds=(
            Kind("{who} Swim Goggles", (9, 39), ("Goggles with [soft silicone cups that leave no rings|three nose bridges to try].", "Clear sight, no drips: [a strap that splits at the back|lenses set close to the eye]."), {"material": "silicone"}),
        ),
        topics=(
            ("<lens:clear> Clear lenses suit indoor pools.", "<lens:tinted> Tinted lenses calm bright water.", "<lens:mirrored> Mirrored lenses keep low sun out."),
            ("<use:pool> Made for lengths in the pool.", "<use:open water> A wide view helps to find the next buoy in open water."),
            ("The inside is treated against fogging; do not rub it.", "A case with holes lets them dry."),
        ),
    ),
    Category(
        path=("Sports", "Ball Games", "Balls"),
        picture="football",
        count=16,
        colours=("white", "yellow", "red", "blue", "orange", "green"),
        facts={"use": ("training", "match", "garden")},
        goes_with=("Trainers", "Water Bottles"),
        kinds=(
            Kind("Football Size {ball_size}", (12, 49), ("A football with [welded panels that take no water|a true flight].", "Thirty-two panels, hand-stitched, [round after a season|soft enough for heading]."), {"sport": "football", "ball_size": (3, 4, 5), "material": "polyurethane"}, share=2),
            Kind("Basketball Size {ball_size}", (15, 49), ("A basketball with deep channels for [small hands too|outdoor courts].", "Grippy rubber that [bounces the same on tarmac and wood|wears slowly]."), {"sport": "basketball", "ball_size": (5, 6, 7), "material": "rubber"}, colours=("orange", "terracotta"), picture="basketball"),
            Kind("Volleyball", (15, 45), ("A soft-touch volleyball for [beach and hall|wrists that remember school].", "Light, bright and [easy to see against the sky|kind to forearms]."), {"sport": "volleyball", "ball_size": 5, "material": "microfibre"}, picture="volleyball"),
        ),
        topics=(
            ("<use:match> It has match weight and bounce.", "<use:training> Made for training, week after week.", "<use:garden> A ball for gardens and beaches; hedges forgive it."),
            ("It is size {ball_size}.",),
            ("Delivered flat; a pump is needed.", "The valve is easy to replace.", "The name can be written on a white field."),
        ),
    ),
)

"""Outdoor footwear and socks."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind, Span

CATEGORIES = (
    Category(
        path=("Outdoor", "Footwear", "Hiking Boots"),
        picture="boot",
        count=39,
        colours=("brown", "black", "grey", "olive", "navy", "burgundy", "tan"),
        facts={"audience": ("women", "men", "women", "men", "unisex")},
        options={"size": ("@shoes",)},
        goes_with=("Hiking Socks", "Trekking Poles", "Backpacks"),
        kinds=(
            Kind(
                "{who} Leather Hiking Boots",
                (119, 260),
                (
                    "[A classic walking boot|A traditional mountain boot|A boot] in full-grain leather, built for [long days on rocky paths|hut-to-hut tours|years of hill walking].",
                    "Thick leather, a padded collar and a high ankle make this the boot for [heavy packs and rough ground|steep descents with a full rucksack].",
                    "[Stitched by hand at the welt|Cut from a single piece of leather], this boot [softens with every walk|moulds to your foot within a few outings].",
                ),
                {"material": "leather", "waterproof": (True, True, True, False), "weight_kg": Span(1.1, 1.7, 0.05), "cut": "high"},
                share=3,
                colours=("brown", "dark brown", "black", "tan", "burgundy"),
            ),
            Kind(
                "{who} {wp} Mid Hiking Boots",
                (89, 190),
                (
                    "A light mid-cut boot in tough woven nylon that [feels like a trainer from the first step|needs no breaking in].",
                    "[Made for day walks and weekend tours|For forest tracks, coast paths and easy summits], this mid boot keeps weight low without giving up ankle support.",
                    "Ripstop nylon and a moulded toe cap take the knocks while the mid cut [steadies the ankle|keeps grit out].",
                ),
                {"material": "nylon", "waterproof": (True, True, False), "weight_kg": Span(0.75, 1.15, 0.05), "cut": "mid"},
                share=4,
            ),
            Kind(
                "{who} Suede Hiking Boots",
                (95, 175),
                (
                    "Soft suede and a sporty mid sole make an easy-going boot for [dry summer trails|warm-weather walking].",
                    "A retro suede boot with bright laces, as happy [in the pub as on the path|on the bus as on the bridleway].",
                ),
                {"material": "suede", "waterproof": (False, False, True), "weight_kg": Span(0.8, 1.2, 0.05), "cut": "mid"},
                share=2,
                colours=("brown", "grey", "olive", "navy", "tan", "green"),
            ),
            Kind(
                "{who} {wp} Low Hiking Shoes",
                (69, 150),
                (
                    "A low walking shoe in breathable mesh for [quick hill laps and travel|fast day hikes].",
                    "[Cut below the ankle and barely there on the foot|Low, light and quick to dry], these shoes suit well-made paths and long warm days.",
                ),
                {"material": "mesh", "waterproof": (False, True), "weight_kg": Span(0.55, 0.85, 0.05), "cut": "low"},
                picture="trainer",
                share=2,
            ),
            Kind(
                "{who} Insulated Winter Boots",
                (110, 210),
                (
                    "Winter boots with warm insulation for snow, slush and [standing about at the sledging hill|frozen woodland paths].",
                    "[Fleecy inside and armoured outside|Padded from toe to calf], this boot is comfortable down to about minus 20 degrees.",
                ),
                {"material": ("nylon", "leather"), "waterproof": True, "weight_kg": Span(1.2, 1.8, 0.05), "cut": "high", "season": "winter"},
            ),
        ),
        topics=(
            (
                "<waterproof> A waterproof membrane keeps feet dry through [wet grass, puddles and hours of rain|bogs, burns and day-long drizzle].",
                "<waterproof> The sealed lining is fully waterproof to the height of the tongue, and still lets vapour out.",
                "<waterproof> Waterproof to the collar: we stood a pair in a stream for an hour and the inside stayed dry.",
                "<!waterproof> There is no membrane: feet stay cool in the sun, and wet boots dry quickly overnight.",
                "<!waterproof> Not waterproof, on purpose: air moves freely, which matters more than rain on hot days.",
                "<!waterproof> Best kept for dry days, as it is not waterproof.",
            ),
            (
                "The rubber sole has 5 mm lugs that [bite into mud|hold on wet rock] and shed dirt as you walk.",
                "A grippy outsole with a braking heel gives confidence on [loose gravel|steep, wet slopes].",
                "A wide, flat tread rolls smoothly and stays quiet on paved stretches.",
                "The sole can be replaced by a cobbler when it wears down.",
            ),
            (
                "The toe box is roomy, so [choose your usual size|thick socks fit without going up a size].",
                "It runs a little small: most walkers take half a size more than usual.",
                "A narrow heel and adjustable lacing stop the foot from sliding on descents.",
                "<audience:women> The last is shaped for women's feet, with a narrower heel and a higher arch.",
                "<audience:men> The last is wide in the forefoot, which suits broad feet.",
            ),
            (
                "<material:leather> Brush it clean, let it dry slowly and wax it a few times a year.",
                "<material:suede> A brass brush and a little spray after each trip keep the nap even.",
                "<material:nylon,mesh> Rinse off mud with cold water and take out the insole to dry.",
            ),
            (
                "One pair weighs {weight_kg} kg.",
                "At {weight_kg} kg a pair it is [easy to carry on the outside of a bag|neither the lightest nor the heaviest in our range].",
            ),
            (
                "<cut:high> The high shaft supports the ankle under load.",
                "<cut:mid> The padded cuff ends just above the ankle bone.",
                "<cut:low> A padded tongue spreads the pressure of the laces.",
            ),
        ),
    ),
    Category(
        path=("Outdoor", "Footwear", "Trail Running Shoes"),
        picture="trainer",
        count=25,
        colours=("black", "blue", "orange", "teal", "grey", "red", "yellow", "purple"),
        facts={"audience": ("women", "men"), "waterproof": (False, False, False, True), "drop_mm": (0, 4, 6, 8), "weight_kg": Span(0.44, 0.68, 0.02)},
        options={"size": ("@shoes",)},
        goes_with=("Hiking Socks", "Water Bottles", "Head Torches"),
        kinds=(
            Kind(
                "{who} Trail Running Shoes",
                (75, 165),
                (
                    "An all-round trail shoe for [forest loops and park paths|everyday miles off the tarmac].",
                    "[Springy foam and a snug heel|A bouncy mid sole and a locked-in heel] make light work of rolling trails.",
                    "The everyday trail runner: enough cushion for long Sundays, enough grip for wet ones.",
                ),
                {"material": "mesh", "cushioning": "medium"},
                share=3,
            ),
            Kind(
                "{who} Fell Racing Shoes",
                (90, 170),
                (
                    "A close-fitting racer with deep studs for [mud, bracken and wet grass|the steepest, softest ground].",
                    "Built to be light and to hold on: a stripped-down shoe for fell races and fast descents.",
                ),
                {"material": "mesh", "cushioning": "low"},
            ),
            Kind(
                "{who} Ultra Trail Shoes",
                (120, 195),
                (
                    "Deep cushioning for the hours after the marathon mark, when [legs are tired and feet swell|every stone can be felt].",
                    "A wide platform and a rock plate keep feet fresh on ultra-long days.",
                ),
                {"material": ("mesh", "nylon"), "cushioning": "high"},
            ),
        ),
        topics=(
            (
                "<waterproof> A waterproof bootie inside makes it the pair for winter and wet bracken.",
                "<waterproof> The upper is waterproof, with a gusseted tongue that keeps out grit as well.",
                "<!waterproof> The open weave drains in a few strides after a stream crossing.",
                "<!waterproof> It breathes freely and dries fast; it is not meant to keep water out.",
            ),
            (
                "The drop from heel to toe is {drop_mm} mm.",
                "<drop_mm:0,4> With {drop_mm} mm of drop it rewards a mid-foot landing.",
                "<drop_mm:6,8> {drop_mm} mm of drop spare the calves on long climbs.",
            ),
            (
                "Reflective tabs at heel and toe catch headlights on the way home.",
                "A small pocket at the top of the tongue swallows the laces.",
                "The pull tab at the heel doubles as a gaiter loop.",
            ),
            (
                "A pair in a middle size weighs {weight_kg} kg.",
                "Weight is {weight_kg} kg for the pair, laces included.",
            ),
            (
                "Sticky rubber lugs hold on slabs and roots.",
                "Lugs are spaced widely so that clay drops out instead of building up.",
            ),
        ),
    ),
    Category(
        path=("Outdoor", "Footwear", "Hiking Socks"),
        picture="socks",
        count=23,
        colours=("grey", "navy", "olive", "red", "charcoal", "mustard", "teal", "burgundy"),
        facts={"audience": ("unisex", "women", "men"), "cushioning": ("low", "medium", "high"), "pack_size": (1, 1, 2, 3)},
        options={"size": ("36-38", "39-41", "42-44", "45-47")},
        colour_options=0.2,
        goes_with=("Hiking Boots",),
        kinds=(
            Kind(
                "{who} Merino Hiking Socks",
                (12, 30),
                (
                    "Soft merino wool socks that stay [fresh for days|warm even when damp].",
                    "[A dependable walking sock|An honest hiking sock] knitted from merino wool with flat toe seams.",
                ),
                {"material": "merino wool", "season": ("winter", "all year")},
                driver="pack_size",
                share=3,
            ),
            Kind(
                "{who} Coolmesh Walking Socks",
                (8, 20),
                (
                    "Light summer socks in quick-drying polyester with ventilated panels over the instep.",
                    "For hot days: thin polyester socks that move sweat away before it can rub.",
                ),
                {"material": "polyester", "season": "summer"},
                driver="pack_size",
                share=2,
            ),
            Kind(
                "{who} Bamboo Trekking Socks",
                (10, 24),
                (
                    "Silky bamboo viscose makes a cool, smooth sock for [sensitive feet|long warm walks].",
                    "A trekking sock in bamboo viscose, gentle on skin and kind to blisters.",
                ),
                {"material": "bamboo viscose", "season": ("summer", "all year")},
                driver="pack_size",
            ),
        ),
        topics=(
            (
                "<cushioning:high> Thick loops under heel and ball soften stony miles.",
                "<cushioning:high> Heavy cushioning makes it the pick for stiff boots.",
                "<cushioning:medium> There is padding where boots press, and none where they do not.",
                "<cushioning:medium> Medium cushioning suits most boots and most of the year.",
                "<cushioning:low> The knit is thin, for close-fitting shoes.",
                "<cushioning:low> Low bulk leaves room in snug trail shoes.",
            ),
            (
                "<pack_size:1> Sold as one pair.",
                "<pack_size:2,3> You get {pack_size} pairs in a pack.",
                "<pack_size:2,3> {pack_size} pairs to a pack: one to wear, the rest on the line.",
            ),
            (
                "An arch band holds the sock in place.",
                "The cuff stays up without pinching.",
                "Left and right are knitted differently and marked at the toe.",
            ),
            ("Wash at 30 degrees and dry flat.", "Machine wash inside out at 40 degrees; skip the softener.",),
        ),
    ),
)

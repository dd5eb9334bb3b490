"""Skin, hair, soap and scent."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind

SCENTS = ("lavender", "bergamot", "cedar", "rosemary", "fig", "unscented")

CATEGORIES = (
    Category(
        path=("Beauty", "Skincare", "Face Creams"),
        picture="cream-jar",
        packaging=True,
        count=21,
        colours=("white", "sage", "rose", "cream", "light blue"),
        facts={"skin_type": ("dry", "normal", "oily", "sensitive"), "volume_ml": (30, 50, 75), "vegan": (True, True, False), "scent": SCENTS},
        goes_with=("Cleansers", "Sun Care"),
        kinds=(
            Kind("Day Cream for {t_skin_type} Skin", (12, 55), ("A light cream for mornings that [sinks in before the coffee is ready|leaves no shine].", "Moisture for the day, [without a film|under make-up or nothing at all]."), {"use": "day"}, share=2),
            Kind("Night Cream for {t_skin_type} Skin", (15, 69), ("A richer cream that works while you sleep, [with oat and squalane|without perfume fireworks].", "Cushioned and calm by morning: a night cream with [plant oils|ceramides]."), {"use": "night"}),
            Kind("Day Cream SPF {spf}", (15, 59), ("Moisture and sun protection in one step, [no white cast|light enough for daily use].", "SPF {spf} in a cream that [behaves under glasses and hats|does not sting the eyes]."), {"use": "day", "spf": (15, 30, 50)}),
        ),
        topics=(
            ("<skin_type:dry> It is made for dry skin that feels tight after washing.", "<skin_type:normal> It suits normal skin in all seasons.", "<skin_type:oily> Oily skin stays matt until evening.", "<skin_type:sensitive> Made for sensitive skin, and tested on it."),
            ("<scent:unscented> It is unscented.", "<!scent:unscented> It smells faintly of {scent}.", "<!scent:unscented> A trace of {scent} is gone in a minute."),
            ("<vegan> The recipe is vegan.", "<!vegan> It contains beeswax from small apiaries, so it is not vegan."),
            ("The jar holds {volume_ml} ml.", "A pea-sized amount is enough; {volume_ml} ml last about two months."),
        ),
    ),
    Category(
        path=("Beauty", "Skincare", "Cleansers"),
        picture="tube",
        packaging=True,
        count=16,
        colours=("white", "mint", "rose", "light blue", "sand"),
        facts={"skin_type": ("dry", "normal", "oily", "sensitive"), "volume_ml": (100, 150, 200), "vegan": True, "scent": SCENTS},
        goes_with=("Face Creams",),
        kinds=(
            Kind("Gentle Cleansing Milk", (9, 29), ("A milk that takes off the day, [and mascara with it|and leaves the skin its own oil].", "Massage in, wipe off, done: [no rinsing needed|soft even in hard water]."), {"type": "milk"}),
            Kind("Foaming Face Wash", (8, 25), ("A foam for [mornings and after sport|skin that likes to feel clean], without sulphates.", "One push makes a palm of foam; [it rinses in seconds|it never squeaks]."), {"type": "foam"}, picture="pump-bottle"),
            Kind("Clay Face Mask", (12, 35), ("Fine clay draws out what city air leaves behind; [ten minutes, once a week|wash off before it cracks].", "A mask in clay for [Sunday evenings|tired T-zones]."), {"type": "mask", "volume_ml": (50, 75)}),
        ),
        topics=(
            ("<skin_type:dry> Kind to dry skin.", "<skin_type:normal> Right for normal skin.", "<skin_type:oily> Good for oily skin and its shiny spots.", "<skin_type:sensitive> Sensitive skin takes to it well."),
            ("<scent:unscented> No scent is added.", "<!scent:unscented> It is scented with {scent}."),
            ("Contents: {volume_ml} ml.", "There are {volume_ml} ml in it."),
        ),
    ),
    Category(
        path=("Beauty", "Bath", "Hand Soap"),
        picture="soap-bar",
        packaging=True,
        count=18,
        colours=("cream", "sage", "rose", "white", "mustard", "charcoal"),
        facts={"vegan": True, "scent": ("lavender", "lemon", "cedar", "rosemary", "sea salt", "fig", "unscented"), "palm_oil_free": True},
        goes_with=("Towels",),
        kinds=(
            Kind("{t_scent} Bar Soap", (4, 12), ("A cold-stirred bar with [olive oil and shea|a creamy, low lather].", "Cut by hand and left to ripen for six weeks, [so it lasts|until it is mild]."), {"form": "bar", "weight_g": (90, 100, 120)}, share=2),
            Kind("{t_scent} Liquid Hand Soap", (7, 22), ("Liquid soap in a bottle that [is made to be refilled|looks fine by the sink].", "Mild, runny and [easy to rinse|kind to chapped hands]."), {"form": "liquid", "volume_ml": (250, 300, 500)}, driver="volume_ml", picture="pump-bottle"),
        ),
        topics=(
            ("<scent:unscented> It has no scent at all.", "<!scent:unscented> It smells of {scent}.", "<!scent:unscented> The scent of {scent} comes from plant oils."),
            ("<form:bar> One bar weighs {weight_g} g.", "<form:liquid> The bottle holds {volume_ml} ml."),
            ("Made without palm oil.", "<form:bar> Let it dry between uses.", "<form:liquid> Refills are in our range."),
        ),
    ),
    Category(
        path=("Beauty", "Hair", "Shampoo"),
        picture="bottle",
        packaging=True,
        count=18,
        colours=("green", "white", "lilac", "mustard", "light blue", "copper"),
        facts={"hair_type": ("normal", "dry", "fine", "curly", "oily"), "vegan": (True, True, False), "scent": SCENTS, "silicone_free": True},
        goes_with=("Towels", "Hand Soap"),
        kinds=(
            Kind("Shampoo for {t_hair_type} Hair", (7, 24), ("A shampoo that [foams little and cleans well|rinses out at the first go].", "Everyday care with [oat protein|a light, clear gel], made without silicones."), {"form": "liquid", "volume_ml": (200, 250, 400)}, share=2),
            Kind("Shampoo Bar for {t_hair_type} Hair", (6, 15), ("A solid bar that replaces two bottles [and never leaks in a bag|and fits a soap tin].", "Rub, lather, rinse: a shampoo bar [for travel and small showers|pressed without water]."), {"form": "bar", "weight_g": (55, 80)}, picture="soap-bar"),
            Kind("Conditioner for {t_hair_type} Hair", (8, 26), ("A conditioner that [untangles without weight|lets a wide comb glide].", "Leave it for two minutes and [hair feels like hair|knots give up]."), {"form": "liquid", "volume_ml": (200, 250)}),
        ),
        topics=(
            ("<hair_type:normal> It suits normal hair.", "<hair_type:dry> Dry hair gets its softness back.", "<hair_type:fine> Fine hair keeps its volume.", "<hair_type:curly> Curls stay defined and do not frizz.", "<hair_type:oily> Oily roots stay fresh a day longer."),
            ("<scent:unscented> It is unscented.", "<!scent:unscented> The scent is {scent}."),
            ("<form:liquid> {volume_ml} ml in a recycled bottle.", "<form:bar> The bar weighs {weight_g} g and lasts about fifty washes."),
            ("<vegan> Vegan, and never tested on animals.", "<!vegan> It contains honey."),
        ),
    ),
    Category(
        path=("Beauty", "Fragrance", "Perfume"),
        picture="perfume",
        packaging=True,
        count=16,
        colours=("gold", "rose", "lilac", "green", "light blue", "black"),
        facts={"audience": ("women", "men", "unisex", "unisex"), "volume_ml": (30, 50, 100), "family": ("citrus", "woody", "floral", "green", "spicy")},
        goes_with=("Candles",),
        kinds=(
            Kind("Eau de Parfum {volume_ml} ml", (35, 140), ("A {family} scent that [opens bright and ends close to the skin|is noticed when you leave].", "Something {family}, [worn like a good coat|for evenings and letters]."), {"concentration": "eau de parfum"}, driver="volume_ml", share=2),
            Kind("Eau de Toilette {volume_ml} ml", (22, 85), ("A {family} water for [mornings and warm days|the collar of a clean shirt].", "Light and {family}, [gone by lunch if you like|easy to share]."), {"concentration": "eau de toilette"}, driver="volume_ml"),
        ),
        topics=(
            ("<family:citrus> Lemon peel and neroli lead.", "<family:woody> Cedar and vetiver lie underneath.", "<family:floral> Iris and peony are at its heart.", "<family:green> It smells of cut stems and tomato leaf.", "<family:spicy> Cardamom and pink pepper give it warmth."),
            ("The bottle holds {volume_ml} ml.", "The flask can be refilled."),
            ("<audience:women> Worn mostly by women, says our counter.", "<audience:men> Worn mostly by men, says our counter.", "<audience:unisex> It suits everyone."),
        ),
    ),
    Category(
        path=("Beauty", "Skincare", "Sun Care"),
        picture="tube",
        packaging=True,
        count=13,
        colours=("yellow", "orange", "white", "light blue"),
        facts={"spf": (20, 30, 50), "volume_ml": (50, 100, 200), "water_resistant": (True, True, False), "vegan": True},
        goes_with=("Face Creams", "Beanies & Hats"),
        kinds=(
            Kind("Sun Cream SPF {spf}", (9, 32), ("A sun cream that [spreads thin and stays put|does not turn sand to paste].", "Protection for [arms, legs and noses|long days out], against UVA and UVB."), {"form": "cream", "audience": "unisex"}, driver="volume_ml", share=2),
            Kind("Kids' Sun Lotion SPF {spf}", (11, 29), ("A lotion for children that [goes on blue and dries clear, so no patch is missed|does not sting].", "High protection for small, moving targets, [free of scent|in a pump that works upside down]."), {"form": "lotion", "spf": (30, 50), "audience": "kids"}, driver="volume_ml"),
        ),
        topics=(
            ("<water_resistant> It survives a swim; renew it after drying off.", "<!water_resistant> It washes off in water, so renew it after bathing."),
            ("The protection factor is {spf}.", "SPF {spf}, tested in the EU."),
            ("Contents {volume_ml} ml.", "Use it within a year of opening.", "Filters are reef-safe as far as is known."),
        ),
    ),
)

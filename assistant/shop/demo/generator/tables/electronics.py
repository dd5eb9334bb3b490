"""Sound, charging, phones, computers and camera accessories."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind, Span

CATEGORIES = (
    Category(
        path=("Electronics", "Audio", "Headphones"),
        picture="headphones",
        count=26,
        colours=("black", "white", "navy", "silver", "green", "rose", "sand"),
        facts={"battery_h": (20, 30, 40, 55), "noise_cancelling": (True, False), "weight_kg": Span(0.18, 0.32, 0.01)},
        goes_with=("Power Banks", "Cables"),
        kinds=(
            Kind("Wireless Over-Ear Headphones", (69, 320), ("Over-ear headphones with [soft, deep cushions|a sound that stays clear at low volume] for [long flights and open offices|whole albums].", "Sit down, shut the world out: [warm mids, tidy bass|a wide, unhurried sound] and controls you can find by touch."), {"wireless": True, "style": "over-ear"}, share=3),
            Kind("Wireless Earbuds", (29, 210), ("Earbuds that [vanish into the ear and into a coin pocket|stay in while running], with a case that charges them.", "Small buds with [three sizes of tip|a clear voice on calls]: take one out and the music stops."), {"wireless": True, "style": "in-ear", "battery_h": (5, 6, 8, 10), "weight_kg": Span(0.03, 0.06, 0.01)}, picture="earbuds", share=3),
            Kind("Wired Studio Headphones", (49, 240), ("Closed headphones for [recording, mixing and midnight keyboards|people who hear the edits].", "A coiled cable, replaceable pads and [a flat, honest sound|no app]: headphones as tools."), {"wireless": False, "style": "over-ear", "noise_cancelling": False, "battery_h": None}),
            Kind("Kids' Headphones", (19, 49), ("Headphones for small heads that [never go above 85 decibels|fold up for the car].", "A soft band, [a limit on volume|a socket to share with a sister]: listening for children."), {"wireless": True, "style": "on-ear", "noise_cancelling": False, "audience": "kids", "battery_h": 30, "weight_kg": Span(0.12, 0.18, 0.01)}, colours=("blue", "pink", "green", "yellow")),
        ),
        topics=(
            ("<noise_cancelling> Noise cancelling quietens engines and chatter.", "<noise_cancelling> Active noise cancelling has two strengths.", "<!noise_cancelling> There is no active noise cancelling; the pads keep out some of the world.", "<!noise_cancelling> It has no noise cancelling, so you hear traffic when you need to."),
            ("<wireless> A charge lasts {battery_h} hours.", "<wireless> It plays for {battery_h} hours.", "<!wireless> The cable plugs into any 3.5 mm socket."),
            ("They weigh {weight_kg} kg.", ),
            ("<style:over-ear> Pads can be changed in seconds.", "<style:over-ear> They fold flat into a case.", "<style:in-ear> Sweat and drizzle do them no harm.", "<style:in-ear> A tap answers calls.", "<style:on-ear> Stickers to decorate them are in the box."),
        ),
    ),
    Category(
        path=("Electronics", "Audio", "Bluetooth Speakers"),
        picture="speaker",
        count=20,
        colours=("black", "blue", "red", "green", "grey", "sand", "orange"),
        facts={"battery_h": (8, 12, 18, 24), "waterproof": (True, True, False), "power_w": (5, 10, 20, 30, 60), "weight_kg": Span(0.25, 2.4, 0.05)},
        goes_with=("Power Banks", "Cables"),
        kinds=(
            Kind("Portable Bluetooth Speaker", (25, 190), ("A speaker for [blankets, kitchens and building sites|the beach bag] with more bass than its size suggests.", "Round, rubbery and loud enough: [clip it to a tent|stand it on either end]."), {"material": "rubber"}, driver="power_w", share=2),
            Kind("Wooden Bluetooth Speaker", (79, 290), ("A walnut case around two drivers, [made to stay on the shelf|warm to look at and to hear].", "Real walnut, one knob, [no app and no account|a cloth front]: a speaker that is also furniture."), {"material": "walnut", "waterproof": False, "power_w": (20, 30, 60)}, driver="power_w", colours=("brown",), picture="wood-speaker"),
        ),
        topics=(
            ("<waterproof> It is waterproof and floats.", "<waterproof> Waterproof to a metre for half an hour.", "<!waterproof> Keep it dry: it is not waterproof."),
            ("With {power_w} watts it plays for {battery_h} hours at a sensible level.", "The battery lasts {battery_h} hours.", "Output is {power_w} watts."),
            ("Two of them pair for stereo.", "It takes calls as well.", "A socket at the back charges a phone."),
        ),
    ),
    Category(
        path=("Electronics", "Charging", "Power Banks"),
        picture="power-bank",
        count=18,
        colours=("black", "white", "blue", "silver", "green", "red"),
        facts={"capacity_mah": (5000, 10000, 20000, 26800), "ports": (1, 2, 3), "fast_charging": (True, True, False), "weight_kg": Span(0.12, 0.6, 0.02)},
        goes_with=("Cables", "Phone Cases", "Suitcases"),
        kinds=(
            Kind("{capacity_mah} mAh Power Bank", (15, 79), ("A flat power bank that [slides into a jacket|shows its level in four dots].", "Spare power for [festival weekends and train strikes|navigation, photos and the call home]."), {"wireless": False}, driver="capacity_mah", share=3),
            Kind("{capacity_mah} mAh Magnetic Power Bank", (29, 85), ("It snaps to the back of the phone and [charges without a cable|stays there while you film].", "No cable, no bulge: a magnetic bank with [a rubber face|a fold-out stand]."), {"wireless": True, "capacity_mah": (5000, 10000), "ports": 1}, driver="capacity_mah"),
            Kind("{capacity_mah} mAh Solar Power Bank", (35, 95), ("A rugged bank with a solar panel for [long hikes and sailing|topping up on a rucksack], and a torch at one end.", "Sun is the reserve, the socket the main course: [a tough bank for outdoors|a bank that survives drops]."), {"wireless": False, "capacity_mah": (10000, 20000), "waterproof": True}, driver="capacity_mah", picture="solar-bank"),
        ),
        topics=(
            ("<capacity_mah:5000> {capacity_mah} mAh fill a phone once.", "<capacity_mah:10000> {capacity_mah} mAh fill a phone about twice.", "<capacity_mah:20000> {capacity_mah} mAh fill a phone about four times.", "<capacity_mah:26800> {capacity_mah} mAh charge a laptop once, or a phone five times."),
            ("<fast_charging> It supports fast charging.", "<!fast_charging> It charges at normal speed, which is kinder to old phones."),
            ("It may fly in hand luggage.", "<ports:2,3> {n_ports} devices charge at once.", "A short cable is in the box.", "It weighs {weight_kg} kg."),
        ),
    ),
    Category(
        path=("Electronics", "Charging", "Cables"),
        picture="cable",
        count=18,
        colours=("white", "black", "grey", "blue", "red", "green"),
        facts={"length_m": (0.5, 1, 1.5, 2, 3)},
        goes_with=("Power Banks",),
        kinds=(
            Kind("USB-C Charging Cable {length_m} m", (7, 29), ("A braided nylon cable that [does not tangle|has been bent ten thousand times without a fault].", "Slim plugs fit tight cases; [the sleeve ends in strain relief|a tie keeps it tidy]."), {"material": "nylon", "connector": "USB-C to USB-C", "power_w": (60, 100)}, driver="length_m", share=2),
            Kind("USB-A to USB-C Cable {length_m} m", (6, 19), ("For old chargers and new phones: [a plain, sturdy cable|one end for the car].", "It charges and carries data, [quietly and for years|at everyday speed]."), {"material": "plastic", "connector": "USB-A to USB-C", "power_w": (15, 18)}, driver="length_m"),
            Kind("HDMI Cable {length_m} m", (9, 39), ("A shielded cable for [screens, projectors and consoles|the television and what is under it].", "Picture and sound without dropouts; [plugs with a firm grip|thin enough for a cable duct]."), {"material": "plastic", "connector": "HDMI", "length_m": (1, 2, 3, 5)}, driver="length_m"),
        ),
        topics=(
            ("It is {length_m} m long.", "Length: {length_m} m."),
            ("<power_w> It carries up to {power_w} watts.", "<connector:HDMI> It shows 4K at 60 frames a second."),
            ("Guaranteed for five years.", "It comes in a cardboard sleeve."),
        ),
    ),
    Category(
        path=("Electronics", "Phones", "Phone Cases"),
        picture="phone-case",
        count=21,
        colours=("black", "clear", "navy", "green", "rose", "lilac", "orange", "tan"),
        facts={"magnetic": (True, False)},
        options={"model": ("Orba 12", "Orba 12 Mini", "Lumo X", "Lumo X Pro")},
        goes_with=("Power Banks", "Cables"),
        kinds=(
            Kind("Silicone Phone Case", (12, 35), ("Silky silicone that [does not slip off the arm of a sofa|cleans with a wipe].", "A slim case in silicone with [buttons that still click|a soft inside]."), {"material": "silicone", "protection": "medium"}, share=2),
            Kind("Leather Phone Case", (25, 69), ("A leather case that [takes on a patina|has room for two cards].", "Leather outside, a firm frame inside, [an edge around the screen|cut as one piece]."), {"material": "leather", "protection": "medium"}, colours=("tan", "black", "brown", "navy")),
            Kind("Clear Phone Case", (9, 25), ("Show the phone, not the case: [clear polycarbonate that does not yellow|a thin, hard shell].", "Polycarbonate with [air cushions in the corners|a raised lip around the camera]."), {"material": "polycarbonate", "protection": "light"}, colours=("clear",)),
            Kind("Rugged Phone Case", (19, 49), ("Built for [ladders, bikes and toddlers|people who have paid for one screen already].", "Two shells and a ribbed edge take the fall; [drops from two metres are fine|it grips in the rain]."), {"material": "polycarbonate", "protection": "high"}),
        ),
        topics=(
            ("<magnetic> Magnets inside hold chargers and stands.", "<!magnetic> It has no magnets, but charges wirelessly all the same."),
            ("<protection:high> Protection is high, at the price of a few millimetres.", "<protection:medium> It protects well without making the phone thick.", "<protection:light> It guards against scratches more than falls."),
            ("A hole takes a wrist strap.", "Choose your phone's model before ordering.", "It fits the camera bump exactly."),
        ),
    ),
    Category(
        path=("Electronics", "Computers", "Keyboards"),
        picture="keyboard",
        count=16,
        colours=("black", "white", "grey", "mint", "navy", "cream"),
        facts={"layout": ("UK", "US", "DE", "FR"), "wireless": (True, True, False), "backlit": (True, False)},
        goes_with=("Laptop Sleeves", "Cables"),
        kinds=(
            Kind("Mechanical Keyboard", (69, 210), ("A mechanical keyboard with [tactile switches that click in the fingers, not in the room|switches you can pull and swap].", "Thick keycaps, a metal plate and [a satisfying bottom-out|no legends to wear off]."), {"material": "aluminium", "switches": "mechanical"}, share=2),
            Kind("Slim Keyboard", (29, 99), ("Flat, quiet keys for [shared desks and late nights|people who type fast and light].", "A low keyboard that [pairs with three devices|slips into a sleeve]."), {"material": "plastic", "switches": "scissor"}, share=2),
        ),
        topics=(
            ("<wireless> It connects without a cable.", "<wireless> Wireless, with a battery that lasts for months.", "<!wireless> The cable detaches for travel."),
            ("Key layout: {layout}.", "It comes in the {layout} layout."),
            ("<backlit> Keys are lit from below.", "<!backlit> There is no backlight, which saves power."),
            ("Rubber feet keep it still.", "Two feet tilt it by six degrees."),
        ),
    ),
    Category(
        path=("Electronics", "Computers", "Laptop Sleeves"),
        picture="sleeve",
        count=16,
        colours=("grey", "navy", "black", "green", "tan", "burgundy"),
        facts={"screen_in": (13, 14, 15, 16)},
        goes_with=("Keyboards", "Power Banks"),
        kinds=(
            Kind("{screen_in} inch Felt Laptop Sleeve", (19, 49), ("A sleeve in thick felt with [an elastic band|a pocket for the charger].", "Felt that [shrugs off coffee drops|cushions corners], cut to the millimetre."), {"material": "felt", "waterproof": False}, share=2),
            Kind("{screen_in} inch Leather Laptop Sleeve", (59, 140), ("A leather folder for the laptop that [goes into meetings on its own|softens with the years].", "Full leather outside, [a soft lining inside|a magnetic flap]."), {"material": "leather", "waterproof": False}, colours=("tan", "black", "burgundy", "navy")),
            Kind("{screen_in} inch Padded Laptop Sleeve", (15, 45), ("Padded neoprene that [closes with a zip out of reach of the screen|floats for a moment, if it must].", "A second skin in neoprene for [bags without a laptop pocket|bike couriers]."), {"material": "neoprene", "waterproof": True}),
        ),
        topics=(
            ("It fits laptops of {screen_in} inches.", "Made for {screen_in} inch machines."),
            ("<waterproof> It is waterproof when zipped.", "<!waterproof> It stands a drizzle, but is not waterproof."),
            ("The corners are reinforced.", "A back pocket takes papers."),
        ),
    ),
    Category(
        path=("Electronics", "Photography", "Camera Lenses"),
        picture="lens",
        count=16,
        colours=("black", "silver"),
        facts={"mount": ("V-mount", "R4", "Mirano"), "filter_mm": (49, 55, 58, 67), "weight_kg": Span(0.18, 0.9, 0.02), "weather_sealed": (True, False)},
        goes_with=("Lens Filters", "Camera Bags"),
        kinds=(
            Kind("{focal_mm} mm Prime Lens", (149, 590), ("A bright prime for [faces, evenings and quiet backgrounds|street corners after dark].", "One focal length, [drawn with character|sharp from the first stop], small enough to forget."), {"focal_mm": (24, 35, 50, 85), "type": "prime"}, share=2),
            Kind("{focal_mm} mm Macro Lens", (290, 690), ("Life-size pictures of [moss, stamps and bees|anything smaller than a coin].", "A macro lens that [focuses down to the front element, nearly|doubles as a portrait lens]."), {"focal_mm": (60, 90, 105), "type": "macro"}),
            Kind("{focal} mm Zoom Lens", (250, 890), ("The travel zoom: [from church to gargoyle without changing lens|one lens for the whole trip].", "A zoom with a steady ring and [little breathing|a lock for the bag]."), {"focal": ("16-50", "24-105", "70-200"), "type": "zoom"}),
        ),
        topics=(
            ("The mount is {mount}; filters of {filter_mm} mm screw in.", "It fits {mount} cameras and takes {filter_mm} mm filters."),
            ("<weather_sealed> Seals keep out dust and spray.", "<!weather_sealed> It is not sealed, so keep it under the coat in rain."),
            ("It weighs {weight_kg} kg.", "Hood and caps are included."),
        ),
    ),
    Category(
        path=("Electronics", "Photography", "Lens Filters"),
        picture="filter",
        count=18,
        colours=("black",),
        facts={"filter_mm": (49, 55, 58, 67)},
        goes_with=("Camera Lenses",),
        kinds=(
            Kind("UV Filter {filter_mm} mm", (12, 45), ("Clear, coated glass that [takes the scratches instead of the lens|is cheaper than a front element].", "A protective filter you can [leave on all year|wipe with a shirt tail, if you must]."), {"type": "UV", "material": "glass"}, driver="filter_mm"),
            Kind("Polarising Filter {filter_mm} mm", (25, 89), ("Turn the ring and [water turns clear and skies deepen|reflections leave the shop window].", "A polariser for [landscapes and wet leaves|glass, water and blue skies]."), {"type": "polarising", "material": "glass"}, driver="filter_mm"),
            Kind("ND Filter {stops}-Stop {filter_mm} mm", (25, 99), ("Dark glass for [silky rivers at noon|wide apertures in full sun].", "It takes away {n_stops} stops of light, [evenly and without a cast|and nothing else]."), {"type": "neutral density", "material": "glass", "stops": (3, 6, 10)}, driver="filter_mm"),
        ),
        topics=(
            ("The thread is {filter_mm} mm: check the number on the front of your lens.", "It fits every lens with a {filter_mm} mm thread."),
            ("The ring is thin enough for wide angles.", "The front takes a cap or another filter.", "It comes in a padded case."),
        ),
    ),
    Category(
        path=("Electronics", "Photography", "Camera Bags"),
        picture="camera-bag",
        count=13,
        colours=("black", "olive", "tan", "grey", "navy"),
        facts={"capacity_l": (4, 6, 9, 14), "waterproof": (True, False)},
        goes_with=("Camera Lenses",),
        kinds=(
            Kind("{capacity_l} L Canvas Camera Bag", (49, 150), ("A messenger bag in canvas that [does not shout camera|opens to the top with one hand].", "Padded dividers move where you need them; [canvas outside|a quiet flap]."), {"material": "canvas"}, driver="capacity_l", colours=("olive", "tan", "grey", "navy")),
            Kind("{capacity_l} L Camera Backpack", (79, 230), ("A photo backpack in ripstop nylon with [side access|a strap for the tripod].", "Camera below, jacket above: nylon that [keeps its shape on a full day|opens at the back against thieves]."), {"material": "nylon", "capacity_l": (14, 18, 22)}, driver="capacity_l", picture="backpack"),
        ),
        topics=(
            ("<waterproof> Fabric and zips are waterproof.", "<!waterproof> It is not waterproof; a cover folds out for rain."),
            ("It holds {capacity_l} litres: body, two lenses and a snack.", "Volume: {capacity_l} litres."),
            ("Memory cards have a pocket of their own.", "The insert comes out for the weekend."),
        ),
    ),
)

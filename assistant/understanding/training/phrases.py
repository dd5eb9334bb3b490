"""Words and clauses of our own from which shopping utterances are made.

Broad on purpose: the head has to know a shopping request in shops that it has never seen.
"""

__all__ = [
    "ACTIVITIES",
    "ADJECTIVES",
    "BRANDS",
    "COLOURS",
    "FEATURES",
    "HOPES",
    "MATERIALS",
    "PEOPLE",
    "PLANS",
    "PROBLEMS",
    "PRODUCTS",
    "PROPERTIES",
    "THINGS",
    "TOPICS",
]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())


PRODUCTS = _lines("""
hiking boots|running shoes|trail runners|sandals|sneakers|slippers|rain boots|ankle boots|football boots|heels|loafers
rain jacket|winter coat|fleece|down jacket|hoodie|sweater|t-shirt|blouse|shirt|dress|maxi dress|skirt|jeans|trousers|leggings|shorts
suit|tie|scarf|beanie|gloves|socks|pyjamas|bathrobe|bikini|swim shorts|bra|underwear|tights|belt|wallet|handbag|tote bag|backpack
suitcase|duffel bag|lunch box|water bottle|thermos|umbrella|sunglasses|watch|necklace|earrings|bracelet|ring
tent|sleeping bag|camping stove|headlamp|sleeping mat|hammock|cool box|trekking poles|climbing harness|rope|compass
bike|bike helmet|bike lock|scooter|skateboard|roller skates|ski goggles|snowboard|surfboard|wetsuit|fishing rod|golf clubs
yoga mat|dumbbells|kettlebell|resistance bands|treadmill|exercise bike|football|basketball|tennis racket|badminton racket|table tennis bat
laptop|tablet|smartphone|phone case|charger|power bank|usb cable|hdmi adapter|headphones|earbuds|bluetooth speaker|soundbar|tv|monitor
keyboard|mouse|webcam|microphone|printer|toner|ink cartridges|router|network switch|hard drive|ssd|memory card|graphics card|camera|tripod|drone
game console|controller|video game|e-reader|smart watch|fitness tracker|projector|calculator|docking station|server rack|barcode scanner
kettle|toaster|coffee machine|blender|air fryer|microwave|rice cooker|frying pan|saucepan|knife set|cutting board|mugs|plates|wine glasses
baking tray|food storage containers|spice rack|tea towels|apron|dishwasher tablets|sponges|bin bags|laundry detergent|fabric softener
vacuum cleaner|mop|iron|ironing board|fan|heater|humidifier|dehumidifier|air purifier|lamp|desk lamp|light bulbs|candles|rug|curtains
sofa|armchair|coffee table|bookshelf|wardrobe|bed frame|mattress|pillow|duvet|bed sheets|towels|shower curtain|mirror|picture frame|clock
desk|office chair|filing cabinet|notebook|pens|pencil case|stapler|printer paper|sticky notes|calendar|planner|whiteboard|envelopes
novel|cookbook|thriller|children's book|travel guide|dictionary|jigsaw puzzle|board game|card game|toy car|doll|teddy bear|building blocks|train set
baby monitor|stroller|car seat|nappies|baby wipes|feeding bottles|cot|high chair|dummy|bibs
dog food|cat litter|dog bed|dog lead|cat tree|fish tank|bird feeder|hamster cage
shampoo|conditioner|face cream|sunscreen|lipstick|mascara|perfume|deodorant|razor|toothbrush|toothpaste|hair dryer|hair straightener|nail polish|soap|body lotion|vitamins|protein powder|first aid kit
rice|pasta|olive oil|coffee beans|green tea|honey|peanut butter|oat milk|cheese|yoghurt|chocolate|biscuits|crisps|breakfast cereal|tomato sauce|curry powder|dried lentils|orange juice|sparkling water|gluten free bread
drill|hammer|screwdriver set|wrench|saw|toolbox|ladder|paint|brushes|nails|extension lead|lawn mower|hedge trimmer|garden hose|plant pots|seeds|compost|barbecue|patio chairs|parasol
car battery|wiper blades|engine oil|brake pads|phone mount|dash cam|motorcycle gloves|jump starter|tyres|roof box
guitar|guitar strings|keyboard stand|violin|drumsticks|sheet music|sewing machine|yarn|knitting needles|acrylic paints|canvas|sketchbook
replacement filter|remote control|battery pack|adapter|spare parts|mounting bracket|travel adapter|padlock|safe|smoke detector|doorbell|security camera
""")

ADJECTIVES = _lines("""
waterproof|warm|lightweight|cheap|good|durable|comfortable|small|big|foldable|portable|wireless|quiet|vegan|organic|sturdy|stylish|simple|modern|vintage
breathable|insulated|compact|heavy duty|eco friendly|handmade|washable|adjustable|non-slip|extra wide|slim|elegant|soft|bright|professional|beginner
fragrance free|sugar free|energy efficient|second hand|minimalist|colourful|thick|stretchy|windproof|rechargeable|noise cancelling|unbreakable
""")
COLOURS = _lines(
    "black|white|red|blue|navy|green|yellow|grey|brown|beige|pink|purple|orange|silver|gold|turquoise|burgundy|cream|olive"
)
MATERIALS = _lines(
    "leather|cotton|wool|linen|polyester|silk|suede|nylon|wood|steel|plastic|glass|bamboo|ceramic|aluminium|rubber|denim|velvet"
)
BRANDS = _lines(
    "Nordway|Alpina|Trailfox|Lumen|Kestrel|Marlow|Ostra|Nike|Sony|Bosch|Samsung|HP|Lego|Adidas|Philips|Logitech|Canon|Apple"
)
PEOPLE = _lines("""
my wife|my husband|my mum|my dad|my girlfriend|my boyfriend|my daughter|my son|my sister|my brother|my boss|a friend|my grandma|my grandpa|my niece|my nephew
a colleague|my partner|a toddler|a teenager|a 5 year old|my neighbour|my dog|my cat|myself|the kids|a newborn|my mother in law|my flatmate|his birthday|a new home owner
""")
ACTIVITIES = _lines("""
hiking|running|cycling|camping|travelling|commuting|yoga|swimming|fishing|gardening|cooking|baking|painting|gaming|reading in bed|working from home|skiing|climbing
a wedding|a job interview|the beach|the office|school|winter|summer|rainy days|long flights|a festival|a small flat|a big family|the garden|the kitchen|studying|photography|making music
walking the dog|a marathon|a city trip|a picnic|a baby shower|moving house|night shifts|video calls|everyday use|sensitive skin|wide feet|cold weather|hot weather|Christmas|a birthday
""")
FEATURES = _lines("""
a hood|pockets|a zip|a lid|a handle|bluetooth|a timer|usb c|a long battery life|good grip|arch support|a removable lining|a touch screen|wheels|a lock|no sugar|free delivery
a warranty|short sleeves|long sleeves|a high waist|rubber soles|extra storage|4 burners|a backlit keyboard|two compartments|a carry case|fast charging|a silent mode|spf 50|parental control
""")
PROPERTIES = _lines("""
waterproof|machine washable|in stock|true to size|real leather|dishwasher safe|good for beginners|easy to clean|vegan|rechargeable|heavy|loud|warm enough for winter|safe for kids|gluten free
available in other colours|compatible with my phone|comfortable|made in Europe|durable|suitable for sensitive skin|wide enough|organic|new|on sale|refundable|any good|worth the money|foldable
""")

# Needs told without a word for a product: what is wrong, what is planned, what is wished for.
PROBLEMS = _lines("""
my knees hurt when I walk downhill|my back aches after a day at the desk|my feet are always cold at night|my hands freeze when I ride to work|I sweat a lot when I run
my phone is empty by noon|our kitchen is tiny|I keep losing my keys|the neighbours are so loud|my old kettle just broke|the cat scratches the sofa|my skin gets red in the sun
the baby will not sleep through|I can't see anything when I walk the dog at night|it rains all the time where I live|my glasses fog up|my hair gets frizzy|my heels get blisters
our wifi does not reach the bedroom|the flat is freezing in winter|my shoulders hurt from carrying my laptop|my toddler climbs out of bed|my coffee is cold by the time I get to work
the garden is full of slugs|the shower floor is slippery|my wrists ache from typing|my plants keep dying|I get seasick|my bike got stolen last week|the dog pulls like crazy
the air in my room is so dry|my eyes hurt from the screen|my clothes smell damp|I always burn the rice|the kids fight over the tablet|my trousers keep slipping down
the lid of my lunch box leaks|there is no space left in my wardrobe|mosquitoes eat me alive|my tent leaks|my neck hurts in the morning|the sun blinds me in the living room
my suitcase lost a wheel|I can never find anything in my bag|my lips are always chapped|my dad can't read small print any more|my daughter has outgrown everything
my headphones broke on the train|the drill died halfway through|my hiking socks give me blisters|our grill rusted over winter|my laptop gets too hot|I snore and my wife hates it
the ice on my windscreen takes forever|my pans stick|my phone screen cracked|my ankles are weak|my ears get cold on the slopes|the door squeaks|my jeans are ripped
I spill coffee on everything|my room is too dark to read|my son is allergic to nuts|my nails break all the time|my chair is killing me|the wind goes right through my coat
""")
PLANS = _lines("""
we are going camping in Norway next month|I start a new job on Monday and have nothing to wear|my daughter turns six on Saturday|I am moving into my first flat|I am running my first marathon in spring
we are having a baby in June|I want to start painting|we are flying to Thailand for two weeks|I have been invited to a wedding in a castle|I am learning to play the guitar|we just got a puppy
I am going skiing for the first time|I want to bake my own bread|my parents are coming to stay for a week|I am setting up a home office|we are hosting a garden party for thirty people
my son starts school after the holidays|I am doing the Camino in May|it is our tenth anniversary soon|I am taking up badminton|I would like to grow tomatoes on the balcony|I am going vegan
my best friend is getting married|I will be cycling to work from now on|we are driving through Iceland with a van|I want to get fit at home|my grandmother is turning eighty|I am writing a lot of letters
I want to print my own photos|we are redoing the bathroom|I am going to a festival and it will rain|I have a long flight ahead|I volunteer at a shelter and it gets muddy|I am backpacking through Asia for half a year
I am travelling and want to make videos|I want to organise my meetings better|my office needs a makeover|I am new to climbing|we want to watch films outside in summer|I am going back to university
""")
HOPES = _lines("""
and I need something to help|what could help?|is there something for that?|I need something for it|anything for that?|what do you have for that|can you help me with something|looking for a fix
I want something that solves this|any ideas what I could get|what should I get|what do I need|I need the basics|help me get ready|what would work|I don't know where to start|something practical please
so I'm after something suitable|please find me something|what have you got|it should not cost the world|nothing fancy|must be sturdy|under 50 if possible|what would you suggest|so I need a new one|need a replacement
""")

# What people ask a search engine, not a shop.
TOPICS = _lines("""
the french revolution|the roman empire|the cold war|the moon landing|the stock market|bitcoin|crypto mining|interest rates|mortgages|tax returns|student loans|inflation|the housing market
climate change|nuclear power|solar eclipses|earthquakes|hurricanes|black holes|gravity|evolution|dna|vaccines|antibiotics|cancer|diabetes|autism|asthma|the flu|migraines|high blood pressure|pregnancy
yoga poses|meditation|weight loss|intermittent fasting|a vegan diet|sleep cycles|dreams|anxiety|cybersecurity|machine learning|encryption|the internet|computer viruses|programming in python|spreadsheets
the world cup|the olympics|chess openings|baseball statistics|the super bowl|boxing|formula one|the national anthem|the constitution|the supreme court|the european union|elections|immigration law|divorce law
shakespeare|greek mythology|modern art|jazz history|opera|the beatles|hip hop|famous paintings|nobel prizes|poetry|philosophy|existentialism|buddhism|christianity|islam|zodiac signs
whales|penguins|bees|spiders|dinosaurs|sharks|dog breeds|migrating birds|rainforests|volcanoes|the sahara|antarctica|the amazon river|mount everest|the great wall|new york|tokyo|southern france
algebra|calculus|prime numbers|chemistry|periodic tables|spelling rules|spanish grammar|latin|sign language|college applications|job interviews|resumes|public speaking|leadership|electrical engineering
marijuana|alcohol|tobacco laws|gun control|self driving cars|airline strikes|public transport|traffic in the city|parking tickets|driving licences|passports|visas|travel insurance|recipes|sourdough starters|wine regions
""")
THINGS = _lines("""
ducks|cats|wolves|snakes|fish|bears|babies|plants|planets|stars|volcanoes|bridges|airplanes|submarines|rockets|computers|robots|engines|magnets|batteries in general|black holes|tides|rainbows|clouds
architects|presidents|actors|singers|scientists|painters|athletes|writers|kings|explorers|inventors|comedians|chefs|directors|generals|poets|lawyers|doctors|teachers|astronauts
banks|hospitals|restaurants|airports|museums|universities|parks|stadiums|beaches|mountains|rivers|countries|cities|islands|languages|religions|currencies|governments|companies|movies|songs|books of the bible
""")

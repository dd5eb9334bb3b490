"""Words that mean the same in every shop: colours, materials, people, occasions, fillers.

Folded and singular, as `text.tokenize` gives them. Knows no catalogue.
"""

__all__ = [
    "COLOURS",
    "CHATTER",
    "FILLERS",
    "FUNCTION_WORDS",
    "GENERIC_NOUNS",
    "MATERIALS",
    "OCCASIONS",
    "PREPOSITIONS",
    "RECIPIENTS",
    "SYNONYMS",
    "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """Returns the words of a text."""
    return frozenset(text.split())


COLOURS = word_set(
    "black white red blue green yellow orange purple pink brown grey gray beige navy teal turquoise"
    " cyan magenta maroon burgundy olive khaki gold golden silver bronze copper cream ivory tan"
    " camel"
    " coral mint lilac lavender violet indigo charcoal mustard rust peach salmon aqua fuchsia plum"
    " ecru taupe sand nude rose crimson scarlet emerald sage cobalt denim champagne multicolour"
    " multicolor multicoloured multicolored transparent anthracite ochre terracotta apricot azure"
    " schwarz weiss rot blau grun gelb braun grau rosa lila noir blanc rouge bleu vert jaune gris"
    " negro blanco rojo azul verde amarillo marron"
)
MATERIALS = word_set(
    "leather suede cotton wool merino silk linen denim canvas nylon polyester fleece cashmere"
    " velvet"
    " satin lace mesh rubber plastic wood wooden oak walnut pine bamboo steel stainless aluminium"
    " aluminum titanium iron brass copper glass ceramic porcelain marble stone concrete cork rattan"
    " wicker paper cardboard silicone foam latex acrylic viscose rayon spandex elastane lycra hemp"
    " jute felt corduroy tweed flannel chiffon gore-tex goretex softshell carbon bronze silver gold"
    " metal softwood hardwood plywood mdf melamine enamel crystal pearl resin vinyl neoprene tencel"
    " modal microfibre microfiber"
)
# Category words that name no kind of thing by themselves.
GENERIC_NOUNS = word_set(
    "set kit pack accessory item product other more general misc miscellaneous care need good gift"
    " home house up down new sale offer deal collection range essential stuff thing supply solution"
    " service world shop store department category type style size part piece special mix assorted"
    " basic daily life living lifestyle health beauty fashion sport outdoor indoor garden kitchen"
    " food office travel man woman kid child baby boy girl unisex adult pet people person gear wear"
    " equipment system device use all everything top clothing apparel hygiene household"
    " cleaning fresh"
    " light care protection storage organization decor decoration"
)
PREPOSITIONS = word_set(
    "for with in to of on against like from by at under over about into without"
)

RECIPIENTS: dict[str, str] = {
    "wife": "wife",
    "husband": "husband",
    "girlfriend": "girlfriend",
    "boyfriend": "boyfriend",
    "partner": "partner",
    "fiance": "partner",
    "fiancee": "partner",
    "mum": "mother",
    "mom": "mother",
    "mother": "mother",
    "mama": "mother",
    "mummy": "mother",
    "dad": "father",
    "father": "father",
    "daddy": "father",
    "papa": "father",
    "parent": "parents",
    "son": "son",
    "daughter": "daughter",
    "brother": "brother",
    "sister": "sister",
    "grandma": "grandmother",
    "grandmother": "grandmother",
    "granny": "grandmother",
    "nan": "grandmother",
    "grandpa": "grandfather",
    "grandfather": "grandfather",
    "grandad": "grandfather",
    "uncle": "uncle",
    "aunt": "aunt",
    "cousin": "cousin",
    "nephew": "nephew",
    "niece": "niece",
    "friend": "friend",
    "boss": "boss",
    "colleague": "colleague",
    "coworker": "colleague",
    "teacher": "teacher",
    "neighbour": "neighbour",
    "neighbor": "neighbour",
    "kid": "child",
    "child": "child",
    "toddler": "toddler",
    "baby": "baby",
    "newborn": "baby",
    "teenager": "teenager",
    "teen": "teenager",
    "dog": "dog",
    "puppy": "dog",
    "cat": "cat",
    "kitten": "cat",
    "grandson": "grandson",
    "granddaughter": "granddaughter",
    "grandkid": "grandchild",
    "roommate": "friend",
    "boy": "boy",
    "girl": "girl",
    "man": "men",
    "woman": "women",
    "lady": "women",
    "gentleman": "men",
    "mutter": "mother",
    "vater": "father",
    "frau": "wife",
    "freundin": "girlfriend",
    "mere": "mother",
    "pere": "father",
    "madre": "mother",
    "padre": "father",
}

OCCASIONS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): name
    for name, phrases in {
        "wedding": "wedding|hochzeit|mariage|boda",
        "birthday": "birthday|bday|geburtstag|anniversaire|cumpleano",
        "christmas": "christmas|xmas|weihnachten|noel|navidad",
        "anniversary": "anniversary",
        "valentine's day": "valentine|valentine day",
        "mother's day": "mother day",
        "father's day": "father day",
        "graduation": "graduation",
        "baby shower": "baby shower",
        "housewarming": "housewarming|house warming",
        "halloween": "halloween",
        "easter": "easter",
        "party": "party",
        "prom": "prom",
        "job interview": "job interview|interview",
        "retirement": "retirement",
        "diwali": "diwali",
        "eid": "eid",
        "hanukkah": "hanukkah|chanukah",
        "new year": "new year",
        "funeral": "funeral",
    }.items()
    for phrase in phrases.split("|")
}

# Groups of words for one kind of thing; a shop that knows one of a group knows the others.
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    tuple(group.split("|"))
    for group in (
        "sofa|couch|settee",
        "sneaker|trainer",
        "trouser|pant|slack",
        "jumper|sweater|pullover",
        "backpack|rucksack|knapsack",
        "smartphone|mobile phone|cell phone|cellphone|mobile|phone",
        "laptop|notebook computer",
        "television|tv|telly",
        "fridge|refrigerator",
        "headphone|headset|earphone",
        "earbud|in ear headphone|earphone",
        "handbag|purse",
        "pushchair|stroller|pram|buggy",
        "nappy|diaper",
        "torch|flashlight",
        "tap|faucet",
        "swimsuit|bathing suit|swimming costume|swimwear",
        "swim trunk|swimming trunk|swim short",
        "dressing gown|bathrobe|robe",
        "nightgown|nightdress|nightie",
        "waistcoat|vest",
        "bicycle|bike|cycle",
        "kettle|water boiler",
        "hoover|vacuum cleaner|vacuum",
        "duvet|comforter|quilt",
        "cot|crib",
        "wardrobe|closet",
        "rug|carpet",
        "hob|cooktop|stove",
        "cooker|stove|oven",
        "biscuit|cookie",
        "sweet|candy",
        "crisp|chip",
        "aubergine|eggplant",
        "courgette|zucchini",
        "spanner|wrench",
        "tin|can",
        "printer ink|ink cartridge|toner",
        "cagoule|raincoat|rain jacket|waterproof jacket",
        "hiking boot|walking boot|trekking boot",
        "sleeping mat|sleeping pad",
        "head torch|headlamp|head lamp",
        "bottle|flask",
        "cap|baseball cap",
        "beanie|woolly hat|bobble hat",
        "tee|t shirt|tshirt|tee shirt",
        "hoodie|hooded sweatshirt",
        "screen|monitor|display",
        "memory stick|usb stick|flash drive|usb drive|pen drive",
        "hard drive|hard disk|hdd",
        "soft toy|plush toy|stuffed animal|teddy bear",
        "jigsaw|jigsaw puzzle|puzzle",
        "frying pan|skillet",
        "saucepan|pot",
        "cutlery|flatware|silverware",
        "bin|trash can|waste basket",
        "washing powder|detergent|laundry detergent",
        "moisturiser|moisturizer|face cream",
        "suncream|sunscreen|sun cream",
        "lipstick|lip colour",
        "perfume|fragrance|eau de parfum",
        "armchair|easy chair",
        "desk lamp|table lamp",
        "curtain|drape",
        "tote|tote bag",
        "suitcase|luggage|trolley case",
        "bangle|bracelet",
        "trainers shoe|running shoe",
    )
)

# Words of asking, not of the thing asked for.
FILLERS = word_set(
    "i i'm im i'd i'll id am we we're need want wanna would like looking look search searching find"
    " show me us get give buy purchase order please pls plz can could you do does have has any"
    " some a an the"
    " is are there got to for my hi hello hey good morning afternoon evening thank thanks lot help"
    " interested shopping hunt hunting recommend suggest suggestion it that this of just really"
    " also"
    " browse see let know carry stock sell selling offer something anything one ones what which"
    " in on with and or so be try trying seeking after maybe perhaps well ok okay sure kindly"
)

# Words of grammar, of bounds and of changing one's mind: a constraint or nothing stands for them.
FUNCTION_WORDS = word_set(
    "under below above over between less more than that which who when where while because"
    " since if then too also as well not no without except around about max maximum min minimum"
    " per each please plz cheap cheaper made costing priced price budget size colour color"
    " should must will would within up thanks though instead only but and or nor um ca zum zur"
    " mit und oder avec et ou con y o por rather meant mean make ok okay want said please"
    " is was"
    " were be been being it its more than so just yes no nope fine do did does done still even"
    " either neither both come comes look looks got get go goes one other else ever already"
    " again back here there available possible version de du des para pour fur unter bis moins"
    " menos the he she they"
)

# Words of talking, of a person's doings and moods: they never tell what is looked for.
CHATTER = word_set(
    "sorry oop oops whoop whoops went gone bit little typo mistake mistyped pity shame oh "
    "ah aw wow "
    "hmm hm um uh er lol haha omg gosh damn"
    " cant dont wont isnt arent doesnt didnt havent hasnt ive im apart aside actually "
    "honestly basically literally anyway anyhow btw tbh imo quickly quick hurry asap"
    " tell told say said saying think thought guess suppose believe feel feeling mind changed"
    " change decide decided wonder wondering understand wrong right correct correction scratch"
    " forget ignore drop take taking took spend spending pay paying afford cost total altogether"
    " different completely totally absolutely entirely thing stuff kind sort type way time day"
    " today now later soon never always sometimes usually often maybe probably perhaps possibly"
    " please thank cheers hello bye sir madam mate dear friend great good nice fine perfect cool"
    " lovely awesome terrible awful bad horrible useless stupid stop wait hold moment second"
    " minute question answer help chat bot assistant human person website page shop store online"
    " show showing shown see seen look looking send sent give given bring find found search"
    " searching list filter sort prefer rather instead else alternative similar like same another"
    " next previous first last both all each every everything nothing anything something someone"
    " similar comparable budget price priced cheap cheaper expensive money euro dollar pound limit"
    " he she they him her them his hers their who whom whose we us our ours you your yours it its"
    " already still yet again also too just only even much many more most less least few enough"
    " need want would could should can may might must will shall wear wearing wore use using used"
    " own owning have having got get getting go going come coming make making made keep keeping"
    " thinking guy people thanks actual real true yes yeah yep no nope nah ok okay alright sure"
    " confirm system instruction prompt ignore pretend"
)

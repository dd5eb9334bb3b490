"""Word lists: what may be said without a record, and what always needs one.

The lists hold everyday words of English shop talk; they name no product and no shop.
"""

from assistant.grounding.text import stem
from assistant.grounding.word_lists import word_set

__all__ = [
    "COLOURS",
    "DOMAINS",
    "TELLING_STEMS",
    "FACT_STEMS",
    "FUNCTION_WORDS",
    "MATERIALS",
    "NEUTRAL_STEMS",
    "POLICY_STEMS",
    "is_neutral",
]

_FUNCTION = """
a about above across after again against all almost alone along already also although always am
among an and another any anybody anyone anything anywhere are aren't around as aside at away back
be because been before behind being below beside besides between beyond both but by can can't
cannot could couldn't did didn't do does doesn't doing don't done down due during each either else
enough especially etc even ever every everybody everyone everything everywhere except far few
fewer first for from further get gets getting give given gives go goes going gone got had hadn't
has hasn't have haven't having he he'd he'll he's her here here's hers herself him himself his how
however i i'd i'll i'm i've if in indeed inside instead into is isn't it it'd it'll it's its
itself just know last latter least less let let's like likely little ll lot lots made mainly make
makes making many may maybe me meanwhile might mine more moreover most mostly much must my myself
near nearly need needed needs neither never nevertheless next no nobody none nor not nothing now
nowhere of off often oh ok okay on once one ones only onto or other others otherwise ought our
ours ourselves out outside over own paid owe owed placed per perhaps please plenty plus possible
possibly put quite rather re really regarding said same say says see seem seemed seems several
shall she she'd she'll she's should shouldn't simply since so some somebody someone something
sometimes somewhere soon still such sure take taken than that that'd that'll that's the their
theirs them themselves then there there's therefore these they they'd they'll they're they've
thing things think this those though through throughout thus to together too toward towards under
unless unlike until up upon non us use used uses using usual usually ve very via want wanted wants
was wasn't way we we'd we'll we're we've well were weren't what what's whatever when where where's
whereas wherever whether which while who who's whoever whole whom whose why will with within
without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself e.g i.e eg
ie vs s t d m ll re ain y'all gonna wanna lemme gotta respectively former first second third
fourth fifth sixth
"""

_TALK = """
able absolutely actually add agree alright alternative alternatively alternatives answer answers
anyway appeal appealing apart apologies apologise apologize apology appreciate approach apt around
ask asked asking asks assist assistance attractive available awesome basic basically basics
beautiful beautifully believe best better big bit bonus both bother bring brings browse browsing
budget buy buyer buyers buying call called care careful carefully carry carries case cases
catalogue catalog catch category categories certainly chance change chat check checked checking
choice choices choose choosing chosen clarify classic clean clear clearly close closely closest
collection combination combine come comes comfort comfortable comfortably comfy compare compared
comparing comparison complete completely confirm confident consider considering contender context
convenient cool correct cost costs could couple cover covered covers cozy cosy criteria curious
current currently customer customers daily day days deal decent decide decision deeper definitely
delight delighted depend depending depends describe described design designed desire detail
detailed details differ difference differences different differently difficult direct directly
discover discuss double dress easily easy effortless effortlessly elegant ensure entire entirely
entry error essential essentials everyday exact exactly example examples excellent except exciting
exist exists expect expensive experience explain explore extra eye fabulous fair fairly fall falls
familiar fancy fantastic fashionable favorite favourite feature features featured feel feels
figure fill filter filters final finally find finding finds fine finish first fit fits fitting
flag flattering focus follow following follows forget form forward found friendly fuller fun
fun-loving function functional game general generally generous gentle genuine gladly glad glance
go-to goes good gorgeous grab great greatest greet group guess guide hand handle handles handy
happen happens happy hard head hear heard hello help helped helpful helping helps hesitate hey hi
higher highlight highlights hit hold holds honest honestly hope hoping huge idea ideal ideally
ideas identify imagine impressive include included includes including indicate info inform
information inquire inspire inspired instance instantly interest interested interesting introduce
item items job join keen keep keeping keeps key kind kinds label labelled labeled lack large later
latest lay lead leading leads lean learn leave leaves left let life lifestyle lift limit limits
line lineup line-up list listed listing listings lists live local long look looked looking looks
love loved lovely loves low lower lowest luck luckily main major manage manageable mark matter
mean meaning means meant meet meets memorable mention mentioned message met middle mid-range mid
mind minute missing mix model models modest moment mood morning move multiple name named names
narrow narrowed nature naturally neat nice nicely nicest nicer night normal normally notable
notably note noted notes notice number numbers obvious occasion occasions offer offered offering
offerings offers online open opinion opposite option optional options order ordered ordering
orders original originally outfit outstanding overall overview pair paired pairing pairs part
particular particularly pay paying people perfect perfectly person personal personally phrase pick
picked picking picks piece pieces place plain plan planning play pleasant pleased pleasing
pleasure point points polished popular position possibility practical precise precisely prefer
preference preferences preferred presently present pretty previous previously price priced prices
pricing probably problem problems product products proper properly provide provided provides
purchase purchased purchasing purpose question questions quick quickly quite range ranges ranging
rate reach read ready reason reasonable reasonably reasons recommend recommendation
recommendations recommended record recorded records refer refine refined regard regret related
relevant reliable remain remaining remains remember remind reply request requested requests
require required requirement requirements respond rest result results review reveal rich right
round rule run running search searched searching second section seek seeking select selected
selecting selection selections sell selling sells send sense sensible separate serve serves set
sets share shop shopper shoppers shopping shops short shortlist show showed showing shown shows
shelf sign similar similarly simple simpler simplest single situation size sizes sleek slightly
small smart smoothly solid solution sorry sort sorts sound sounds speak special specific
specifically specs spec splendid spot stand standard standout stands start started starting starts
state stated statement stay stays step steps sticking stock-wise stop store stores story
straightforward strong strongly stuff stunning style styled styles stylish subtle suggest
suggested suggestion suggestions suit suitable suited suits super superb support sweet table
tailor tailored talk taste tell tells term terms terrific thank thanks that thanks think thinking
thought thoughts tick ticks tie till time timeless times title titled told top topic total touch
track treat tricky trim true truly trust try trying turn twice type types typical ultimate
understand understandable understood unfortunately unique unsure update updated useful value
values variety various verify versatile versatility version versions view viable visit wait walk
wanting watch wear wearing wears weigh weighs welcome wide wider wish wonderful wonder wondering
word wording words work worked working works worry worth worthwhile worthy write wrong year-round
you-all yep yeah yup nope vibe vibes wow congrats congratulations cheers bye goodbye hiya hurray
yay afraid apologize inconvenience hassle honest heads-up alas sadly truthfully unable afternoon
evening tonight ahead approximately roughly bestie cart basket bag checkout page site website
assistant bot chatbot human agent colleague team staff person owner wardrobe closet everyday
anytime whichever whoever rated rating ratings star stars score scored scores reviewed reviews
reviewer stock stocked stocking inventory availability unavailable unknown sizes colour color
colours colors material materials fabric fabrics brand brands weight maker pricier cheap cheaper
cheapest affordable afford inexpensive economical wallet wallet-friendly pocket-friendly
budget-friendly bargain steal pricey costly dear money cash spend spending cheaply dollar dollars
euro euros buck bucks cent cents pound pounds percent discount discounted discounts reduced
reduction sale save saves saving savings off regular regularly link links image images picture
photo card cards id ids number reference charming cheerful chic clever cute dainty darling dashing
dreamy dressy edgy enjoyable enjoy exquisite eye-catching flawless fresh glamorous graceful ideal
immaculate iconic incredible inviting irresistible laid-back luxurious magical marvellous
marvelous nice-looking no-fuss perfect-for playful remarkable romantic sharp snug sophisticated
statement-making strong striking sturdy tasteful tidy traditional trendy unbeatable understated
well-made whimsical winning zesty yummy tasty delicious hearty robust rugged reliable dependable
trusty workhorse all-rounder all-round middle-ground compromise upgrade step-up alternative combo
mix-and-match highlight champion winner pick top-notch top-quality quality premium high-end fancy
caught eye bank consists period earlier rings amount amounts exceed exceeds went fell fall beats
beat fully system ahead listed stands sum adds money-wise price-wise ring news sits sit tag units
unit tips scales scale built crafted earned average based known quantity patience altogether tone
finish tight cut knocked dropped old older claim claims charged dates card altogether collected
far retails retail goes asks asking numbers turns turned came adds shows worth carry carried gets
grabbed grab going heads tops list money tidy sensible drawback note catch downside upside bonus
plus stand deluxe entry-level mid-priced well-priced well-rounded must-have essentials go-anywhere
gem treat staple
"""

_SHOP_NEUTRAL = """
delivery deliver delivered delivers shipping ship ships shipped shipment return returns returned
returning refund refunds refunded exchange exchanges exchanged warranty policy policies account
address payment payments cancel cancelled canceled cancellation invoice invoices receipt complaint
email e-mail phone contact status tracking pending processed processing transit confirmed
confirmation
"""

COLOURS = word_set("""
red blue green yellow black white grey gray brown pink purple orange beige navy teal turquoise
maroon burgundy cream ivory gold golden silver khaki olive tan violet lilac lavender mint coral
crimson scarlet magenta charcoal bronze copper aqua indigo mustard rust emerald camel taupe
champagne peach rose multicolor multicolour transparent
""")
MATERIALS = word_set("""
leather cotton wool merino polyester nylon silk linen denim suede canvas rubber plastic metal
steel stainless aluminium aluminum wood wooden bamboo oak pine walnut glass ceramic porcelain
stoneware fleece down feather acrylic viscose rayon spandex elastane lycra cashmere velvet satin
chiffon lace corduroy tweed latex foam silicone titanium carbon fiber fibre fiberglass fibreglass
marble granite brass iron cork felt paper cardboard microfiber microfibre mesh goretex gore-tex
polypropylene polycarbonate polyamide neoprene jute hemp rattan wicker concrete beech birch ash
mahogany teak enamel clay terracotta wax soy crystal pearl diamond sterling
""")
_FEATURES = """
waterproof water-resistant waterresistant weatherproof rainproof showerproof splashproof windproof
windbreaking breathable insulated insulating lined unlined padded quilted hooded reversible
foldable collapsible packable stackable adjustable detachable removable washable dishwasher
microwave ovenproof machine handwash rechargeable cordless wireless bluetooth wifi usb hdmi nfc
gps touchscreen backlit waterproofed organic vegan vegetarian gluten dairy lactose sugar halal
kosher fairtrade recycled recyclable biodegradable compostable sustainable handmade hand-made
handcrafted artisan imported domestic certified approved tested award-winning awardwinning
patented bestseller bestselling exclusive limited edition lightweight heavyweight heavy-duty
ultralight stretchy stretch elastic seamless sleeveless strapless backless antibacterial
hypoallergenic fragrance-free scented unscented fireproof flameproof fire-resistant heatproof
heat-resistant shockproof dustproof scratchproof scratch-resistant rustproof tearproof crease
wrinkle iron-free noise-cancelling noise-canceling soundproof battery batteries charger charging
solar electric automatic manual inflatable freestanding childproof unisex mens womens kids
children toddlers babies pregnant adults antique vintage refurbished used second-hand new
brand-new genuine authentic original replica zipped zipper zip buttoned pockets pocket hood
cushioned cushioning grip vibram insole steel-toe toecap reinforced ripstop bulletproof
unbreakable indestructible shatterproof latest handwoven knitted woven embroidered printed
patterned striped floral plaid polka matte glossy shiny transparent opaque see-through uv spf
sunproof nonstick non-stick induction oven-safe freezer-safe bpa-free bpa odourless odorless
odour-resistant odor-resistant stain-resistant stainproof quick-drying fast-drying italy italian
france french germany german japan japanese china chinese usa american british uk sweden swedish
portugal portuguese spain spanish india indian switzerland swiss turkey turkish europe european
"""
_POLICY = """
shipping ship ships shipped shipment delivery deliver delivered delivers return returns returned
returning returnable refund refunds refunded refundable exchange exchanges exchanged exchangeable
warranty warranties guarantee guaranteed guarantees fee fees surcharge policy policies voucher
vouchers coupon coupons promo promotion promotions code codes cashback loyalty membership members
member tax taxes vat installment installments instalment instalments financing credit paypal
klarna visa mastercard amex afterpay apple-pay google-pay postage courier dhl fedex express
overnight worldwide international internationally abroad gift-wrap gift-wrapping giftwrap wrapping
price-match pricematch money-back trial restocking non-refundable nonrefundable non-returnable
pickup click-and-collect compensation insurance insured free complimentary repair repairs
replacement replaced replace subscribe subscription newsletter compensate reimburse reimbursed
reimbursement
"""

FUNCTION_WORDS = frozenset(_FUNCTION.split())


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(part) for word in text.split() for part in (word, *word.split("-")))


FACT_STEMS = frozenset(stem(w.replace("-", "")) for w in _FEATURES.split()) | frozenset(
    stem(w) for w in COLOURS | MATERIALS
)
POLICY_STEMS = frozenset(stem(w.replace("-", "")) for w in _POLICY.split())
NEUTRAL_STEMS = (_stems(_FUNCTION) | _stems(_TALK) | _stems(_SHOP_NEUTRAL)) - FACT_STEMS


# words that always state something of a product -> kinds of findings that may explain them
_DOMAIN_WORDS: dict[tuple[str, ...], str] = {
    ("discount", "price", "comparison", "policy", "order"): (
        "discount discounted reduced reduction sale saving savings save saves markdown "
        "clearance deal bargain"
        " steal knocked slashed cut promotion offer-price"
    ),
    ("price", "discount", "comparison", "superlative", "policy", "order", "number"): (
        "price prices priced pricing cost costs pay pays paying charge charges cash cheap expensive"
        " affordable inexpensive pricey costly"
    ),
    (
        "stock",
        "size",
        "policy",
        "count",
        "order",
    ): "stock stocked stocks availability inventory unavailable restocked",
    ("rating", "superlative", "comparison", "count"): (
        "rating ratings rated stars star score scores scored reviews reviewed reviewers "
        "acclaim praise praised"
    ),
    (
        "rating",
        "superlative",
        "comparison",
        "count",
        "policy",
        "action",
        "price",
        "discount",
        "stock",
        "size",
    ): (
        "customers customer clients users owners fans everyone everybody nobody buyers "
        "shoppers experts sells seller sellers selling buying bought popular"
        " popularity favourite favorite trend trending hit bestie crowd doctors "
        "professionals critics"
    ),
    (
        "action",
        "order",
        "policy",
    ): "cart basket refund refunded invoice cancelled canceled reserved",
}
DOMAINS: dict[str, tuple[str, ...]] = {
    word: kinds for kinds, text in _DOMAIN_WORDS.items() for word in text.split()
}


# everyday words that state a fact when they are said of a product
_TELLING = """
left hand handed people person live local natural naturally table walk game case cover covers
covered double extra group head life multiple short small large big deep high low wide wider sweet
traditional original smart rich long limit limited level universal kids child children adult
adults beginners professionals work works working year round clean dry fresh strong sharp noise
energy power child-proof safe age ages both-sided single double-sided
"""
TELLING_STEMS = _stems(_TELLING)


def is_neutral(word: str) -> bool:
    """Whether a lower-case word states no fact by itself."""
    return word in FUNCTION_WORDS or stem(word) in NEUTRAL_STEMS

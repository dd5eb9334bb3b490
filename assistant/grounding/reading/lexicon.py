"""Word lists: what may be said without a record, and what always needs one.

The lists hold everyday words of English shop talk; they name no product and no shop.
"""

from assistant.grounding.reading.text import stem
from assistant.grounding.reading.word_lists import word_set

__all__ = [
    "COLOURS",
    "DOMAINS",
    "FRAME_STEMS",
    "QUIET_STEMS",
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
possibly put quite rather re really regarding said same say says see seen seem seemed seems several
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
anyway appeal appealing apart apologies apologise apologize apology appreciate approach apt
around ask asked asking asks assist assistance attractive available awesome basic basically
basics beautiful beautifully believe best better big bit bonus both bother bring brings browse
browsing budget buy buyer buyers buying call called care careful carefully carry carries case
cases catalogue catalog catch category categories certainly chance change chat check checked
checking choice choices choose choosing chosen clarify classic clean clear clearly close closely
closest collection combination combine come comes comfort comfortable comfortably comfy compare
compared comparing comparison complete completely confirm confident consider considering
contender context convenient cool correct cost costs could couple cover covered covers cozy cosy
criteria curious current currently customer customers daily day days deal decent decide decision
deeper definitely delight delighted depend depending depends describe described design designed
desire detail detailed details differ difference differences different differently difficult
direct directly discover discuss double dress easily easy effortless effortlessly elegant ensure
entire entirely entry error essential essentials everyday exact exactly example examples
excellent except exciting exist exists expect expensive experience explain explore extra eye
fabulous fair fairly fall falls familiar fancy fantastic fashionable favorite favourite feature
features featured feel feels figure fill filter filters final finally find finding finds fine
finish first fit fits fitting flag flattering focus follow following follows forget form forward
found friendly fuller fun fun-loving function functional game general generally generous gentle
genuine gladly glad glance go-to goes good gorgeous grab great greatest greet group guess guide
hand handle handles handy happen happens happy hard head hear heard hello help helped helpful
helping helps hesitate hey hi higher highlight highlights hit hold holds honest honestly hope
hoping huge idea ideal ideally ideas identify imagine impressive include included includes
including indicate info inform information inquire inspire inspired instance instantly interest
interested interesting introduce item items job join keen keep keeping keeps key kind kinds
label labelled labeled lack large later latest lay lead leading leads lean learn leave leaves
left let life lifestyle lift limit limits line lineup line-up list listed listing listings lists
live local long look looked looking looks love loved lovely loves low lower lowest luck luckily
main major manage manageable mark matter mean meaning means meant meet meets memorable mention
mentioned message met middle mid-range mid mind minute missing mix model models modest moment
mood morning move multiple name named names narrow narrowed nature naturally neat nice nicely
nicest nicer night normal normally notable notably note noted notes notice number numbers
obvious occasion occasions offer offered offering offerings offers online open opinion opposite
option optional options order ordered ordering orders original originally outfit outstanding
overall overview pair paired pairing pairs part particular particularly pay paying people
perfect perfectly person personal personally phrase pick picked picking picks piece pieces place
plain plan planning play pleasant pleased pleasing pleasure point points polished popular
position possibility practical precise precisely prefer preference preferences preferred
presently present pretty previous previously price priced prices pricing probably problem
problems product products proper properly provide provided provides purchase purchased
purchasing purpose question questions quick quickly quite range ranges ranging rate reach read
ready reason reasonable reasonably reasons recommend recommendation recommendations recommended
record recorded records refer refine refined regard regret related relevant reliable remain
remaining remains remember remind reply request requested requests require required requirement
requirements respond rest result results review reveal rich right round rule run running search
searched searching second section seek seeking select selected selecting selection selections
sell selling sells send sense sensible separate serve serves set sets share shop shopper
shoppers shopping shops short shortlist show showed showing shown shows shelf sign similar
similarly simple simpler simplest single situation size sizes sleek slightly small smart
smoothly solid solution sorry sort sorts sound sounds speak special specific specifically specs
spec splendid spot stand standard standout stands start started starting starts state stated
statement stay stays step steps sticking stock-wise stop store stores story straightforward
strong strongly stuff stunning style styled styles stylish subtle suggest suggested suggestion
suggestions suit suitable suited suits super superb support sweet table tailor tailored talk
taste tell tells term terms terrific thank thanks that thanks think thinking thought thoughts
tick ticks tie till time timeless times title titled told top topic total touch track treat
tricky trim true truly trust try trying turn twice type types typical ultimate understand
understandable understood unfortunately unique unsure update updated useful value values variety
various verify versatile versatility version versions view viable visit wait walk wanting watch
wear wearing wears weigh weighs welcome wide wider wish wonderful wonder wondering word wording
words work worked working works worry worth worthwhile worthy write wrong year-round you-all yep
yeah yup nope vibe vibes wow congrats congratulations cheers bye goodbye hiya hurray yay afraid
apologize inconvenience hassle honest heads-up alas sadly truthfully unable afternoon evening
tonight ahead approximately roughly bestie cart basket bag checkout page site website assistant
bot chatbot human agent colleague team staff person owner wardrobe closet everyday anytime
whichever whoever rated rating ratings star stars score scored scores reviewed reviews reviewer
stock stocked stocking inventory availability unavailable unknown sizes colour color colours
colors material materials fabric fabrics brand brands weight maker pricier cheap cheaper
cheapest affordable afford inexpensive economical wallet wallet-friendly pocket-friendly
budget-friendly bargain steal pricey costly dear money cash spend spending cheaply dollar
dollars euro euros buck bucks cent cents pound pounds percent discount discounted discounts
reduced reduction sale save saves saving savings off regular regularly link links image images
picture photo card cards id ids number reference charming cheerful chic clever cute dainty
darling dashing dreamy dressy edgy enjoyable enjoy exquisite eye-catching flawless fresh
glamorous graceful ideal immaculate iconic incredible inviting irresistible laid-back luxurious
magical marvellous marvelous nice-looking no-fuss perfect-for playful remarkable romantic sharp
snug sophisticated statement-making strong striking sturdy tasteful tidy traditional trendy
unbeatable understated well-made whimsical winning zesty yummy tasty delicious hearty robust
rugged reliable dependable trusty workhorse all-rounder all-round middle-ground compromise
upgrade step-up alternative combo mix-and-match highlight champion winner pick top-notch
top-quality quality premium high-end fancy caught eye bank consists period earlier rings amount
amounts exceed exceeds went fell fall beats beat fully system ahead listed stands sum adds
money-wise price-wise ring news sits sit tag units unit tips scales scale built crafted earned
average based known quantity patience altogether tone finish tight cut knocked dropped old older
claim claims charged dates card altogether collected far retails retail goes asks asking numbers
turns turned came adds shows worth carry carried gets grabbed grab going heads tops list money
tidy sensible drawback note catch downside upside bonus plus stand deluxe entry-level mid-priced
bunch mistaken wins win memory serves mere miss luck lucky judge lol rn sir ya hurry bad
belongs belong leaves leave maker well-priced well-rounded must-have essentials go-anywhere
gem gift treat staple contain contains gave bill billed buys tagged course charge charged
imo according received receive bought gap lie lies
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
stoneware fleece  feather acrylic viscose rayon spandex elastane lycra cashmere velvet satin
chiffon  corduroy tweed latex foam silicone titanium carbon fiber fibre fiberglass fibreglass
marble granite brass  cork  paper cardboard microfiber microfibre mesh goretex gore-tex
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
patented bestseller bestselling exclusive edition lightweight heavyweight heavy-duty
ultralight stretchy stretch elastic seamless sleeveless strapless backless antibacterial
hypoallergenic fragrance-free scented unscented fireproof flameproof fire-resistant heatproof
heat-resistant shockproof dustproof scratchproof scratch-resistant rustproof tearproof crease
wrinkle ironing iron-free noise-cancelling noise-canceling soundproof battery batteries charger
charging solar electric automatic manual inflatable freestanding childproof unisex mens womens
kids children toddlers babies pregnant adults antique vintage refurbished second-hand new
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
    ): "supply stock stocked stocks availability inventory unavailable restocked",
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
        "order",
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


# words of taste and of talk about choosing: all that may be said of a product without a record
_TASTE = """
absolutely actually adore afford agree alternative alternatively amazing appeal appealing
attractive awesome beautiful beautifully believe best better bit brilliant budget cart charming
cheerful check chic choice choose classic clear clearly clever comfortable comfortably comfy
compare compared comparison confident consider considering contender convenient cool cosy cozy
cute dainty darling dashing decent definitely delight delightful deserves details detail
discover dreamy easily easy effortless effortlessly elegant enjoy enjoyable essential everyday
excellent exciting explore exquisite extra eye-catching fabulous fairly fancy fantastic
fashionable favour favorite favourite fine fit fits fitting flattering fond friend fun gem gift
glad glamorous go-to good gorgeous graceful grab great handy happy happily hear hello hey hi
honest honestly hope ideal ideally idea imagine impressive inspiring interested interesting
interest inviting item kind know lean like liked likely lovely love loved loving luxurious
marvellous marvelous match matches matching maybe mention mentioned mind model mood must-have
natural-looking neat nice nicely note occasion option outstanding overall pair particularly
perfect perfectly personally pick picked picks piece playful pleasant pleased pleasing polished
practical prefer preference pretty probably product put question quite range reason recommend
recommendation recommended refined remarkable request right romantic safe-bet search see seem
seems selected selection sensible shop show shown simple simply size-wise sleek smart solid
sophisticated sorry sort special splendid staple striking stunning style stylish subtle suggest
suggested suggestion suggestions suit suitable suited suits super superb sure sweet tasteful
taste tell terrific thank thanks thing think thought tidy timeless treat trendy true try trying
turn type understated understand unfortunately useful value versatile view want wanted welcome
winner wise wish wonder wonderful worth worthwhile worthy wow look looks looking search
searching find found choosing chosen deciding decide decision wonderful-looking recommendations
options choices products items pieces models pairs pick-me-up caught eye outfit wardrobe
look-out reminder reminds sadly luckily gladly alas news question questions help helps helpful
helped ask asked asking say saying said go going need needs needed use uses using used-to point
plus downside upside drawback bonus hesitate first second third description described describe
called call calls named name details detail record records listed list shelf page adds add meet
meets different difference differ differs afraid come comes coming came closest close wish
wishes order orders fill basket chat answer answers way ways own start starts begin together course
according lol stands whole rest real thank variety various narrow ready read open opens
category section department range brand label labelled
"""
# words around a claim that a rule has read: "is priced at", "comes in", "weighs"
_FRAME = """
average available availability back based buy buyers buying came card carry carries charged
cheap colour color colours colors come comes cost costs couldn't current currently customer
customers cut day days deal discount down drop dropped earned exact exactly expensive expect
fabric fall feature features featured featuring fell finish full fully further gave get gets
give given gives giving goes got grab had has have heavy include includes including instead keep
keeps knocked left less level like list listed made main make makes making mark marked market
material materials month more much normal normally now number off offer offered offering offers
old once one online only order ordered original originally paid part pay paying people per
percent place placed points present price priced prices pricing pure rang rate rated rates
rating ratings read reads real reduced reduction regular regularly remain remaining remains
retail retails review reviewed reviewers reviews ring rings run sale save saves saving savings
scale scales score scored scores sell sells set setting shopper shoppers show shows sit sits
size sizes spend stand stands star stars start state stay stays steal stock stocked stocks still
sum tag take takes tax than time times tip tips today tone top total totals under unit units use
used usual usually weigh weighing weighs weight week while worth year yours crafted built
consists consist uses earliest collected received shelf store warehouse-free out counts lowest
highest cheapest priciest dearest lightest heaviest best-rated top-rated most least maximum
minimum range ranges bound money amount amounts exceed exceeds happens happen narrowed carry
carrying waiting lack lacks went costs keep keeps pocket means mean holds hold dressed ahead
known quantity end top light brings bring among ask asking hand-picked rather moment bill billed
tagged supply system bought buys spend carries afford received chose produced immediately
smallest biggest left review reviews ahead anything everything break bank tight handy bill
claims claim afford sticks watch careful note happens tells numbers look looking produced print
shows see seen holds ended started start caught eye upper lower limit budget difference compared
comparison alternative pocket-money collected so far known ahead beat beats undercut undercuts
works better worse higher fewer numbers bunch belongs belong
gap brand brands maker section department counts count contains charge charged roughly approximately
nearly almost total totals description gave
mere miss luck lucky memory serves serve judge bad stands stand feels feel hurry
category confirm
slightly mistaken wins win contain contains contained counts table search results result matching
match
fit found turned moment bill billed tagged supply system bought buys spend carries afford
received chose
produced immediately smallest biggest left review reviews ahead
"""
NEUTRAL_STEMS = (
    _stems(_FUNCTION) | _stems(_TALK) | _stems(_TASTE) | _stems(_SHOP_NEUTRAL)
) - FACT_STEMS
QUIET_STEMS = (_stems(_TASTE) | _stems(_FUNCTION)) - FACT_STEMS
FRAME_STEMS = QUIET_STEMS | (_stems(_FRAME) - FACT_STEMS)


def is_neutral(word: str) -> bool:
    """Whether a lower-case word states no fact by itself."""
    return word in FUNCTION_WORDS or stem(word) in NEUTRAL_STEMS

"""Toys, games and books."""

# Prose is easier to edit when a sentence is one line: E501 and the formatter stay out of tables.
# ruff: noqa: E501
# fmt: off

from assistant.shop.demo.generator.plan import Category, Kind

CATEGORIES = (
    Category(
        path=("Toys", "Building Toys"),
        picture="blocks",
        count=18,
        colours=("multicolour", "natural", "blue", "red", "green"),
        facts={"audience": "kids", "age_from": (2, 3, 4, 6), "pieces": (24, 48, 75, 120)},
        goes_with=("Wooden Toys", "Puzzles"),
        kinds=(
            Kind("Wooden Building Blocks, {pieces} Pieces", (19, 79), ("Smooth beech blocks for [towers, zoos and runways|the first house, and its first fall].", "{pieces} blocks of beech, [cut so exactly that tall towers stand|rubbed with oil], in a drawstring sack."), {"material": "beech"}, driver="pieces", share=2),
            Kind("Marble Run, {pieces} Pieces", (25, 95), ("Curves, drops and a bell at the end: [a marble run to rebuild every day|physics without the word].", "Tracks in bright plastic that [click together from any side|hold on the edge of a table]."), {"material": "plastic", "age_from": (4, 5, 6)}, driver="pieces", picture="marble-run", colours=("multicolour",)),
            Kind("Magnetic Tiles, {pieces} Pieces", (29, 99), ("Clear tiles that [snap edge to edge|throw coloured light on the floor], flat as a plan or tall as a castle.", "Magnets sealed inside plastic tiles let [small hands build big|roofs close by themselves]."), {"material": "plastic"}, driver="pieces", picture="tiles", colours=("multicolour",)),
        ),
        topics=(
            ("For children from {age_from} years.", "Recommended from the age of {age_from}."),
            ("There are {pieces} pieces in the set.", "All {pieces} pieces go back in the box, with practice."),
            ("<material:beech> Colours, where there are any, are safe in the mouth.", "<material:plastic> Pieces can be washed in a net."),
            ("Sets of the series fit each other.", "A booklet shows twelve ideas, and leaves the rest to you."),
        ),
    ),
    Category(
        path=("Toys", "Soft Toys"),
        picture="teddy",
        count=20,
        colours=("brown", "grey", "cream", "pink", "light blue", "green", "mustard"),
        facts={"audience": "kids", "age_from": 0, "height_cm": (18, 24, 30, 40, 60)},
        goes_with=("Picture Books",),
        kinds=(
            Kind("Plush {t_animal}", (12, 55), ("A plush {animal} with [long arms for hugging|stitched eyes and a serious face].", "Soft enough for a first friend, [heavy enough to sit up|floppy in the right places]: a {animal} for life."), {"material": "plush", "animal": ("bear", "bear", "rabbit", "dog", "elephant", "lamb")}, driver="height_cm", share=3),
            Kind("Knitted {t_animal}", (15, 49), ("A hand-knitted {animal} in cotton yarn with [a removable jumper|a bell deep inside].", "Cotton, knitted tight, so that [little teeth do no harm|it keeps its shape in the wash]: a {animal} with character."), {"material": "cotton", "animal": ("rabbit", "bear", "fox", "mouse")}, driver="height_cm"),
        ),
        topics=(
            ("Safe from birth.", "It is suitable from birth, with nothing that comes off.", "Eyes and nose are embroidered, so it is safe for babies."),
            ("It is {height_cm} cm tall.", "Height, ears included: {height_cm} cm."),
            ("Wash at 30 degrees in a pillowcase.", "A name ribbon is sewn to the back."),
        ),
    ),
    Category(
        path=("Toys", "Board Games"),
        picture="board-game",
        packaging=True,
        count=21,
        colours=("red", "blue", "green", "purple", "mustard", "teal", "navy"),
        facts={"players_max": (4, 4, 5, 6), "minutes": (20, 30, 45, 60, 90), "age_from": (6, 8, 10, 12), "language": ("English", "English", "German", "French")},
        goes_with=("Puzzles",),
        kinds=(
            Kind("{t_theme} Board Game", (19, 65), ("Trade, bluff and build in a game about {theme} that [is explained in five minutes|changes every time].", "A family game of {theme}, where [luck starts it and wits end it|the last player still has a chance].", "Gather your table: {theme} made into a game with [wooden pieces|a board that folds out twice]."), {"type": "strategy", "theme": ("lighthouse keepers", "mountain railways", "honey markets", "river ferries", "night gardens", "salt roads")}, share=3),
            Kind("{t_theme} Card Game", (9, 25), ("A quick card game of {theme} for [trains, tents and waiting rooms|the time before dinner].", "Fifty-five cards, one rule, much shouting: {theme} for [all ages|people who like to win]."), {"type": "card game", "minutes": (10, 15, 20), "theme": ("sleepy owls", "grumpy goats", "lost socks", "hungry otters")}, picture="cards"),
            Kind("{t_theme} Cooperative Game", (19, 49), ("You win together or not at all: [save the day|beat the clock] in a game of {theme}.", "No sore losers: a game of {theme} that everyone plays on the same side."), {"type": "cooperative", "theme": ("storm rescue", "forest watch", "the runaway balloon")}),
        ),
        topics=(
            ("For two to {n_players_max} players from {age_from} years.", "It seats up to {players_max} players, aged {age_from} and over."),
            ("A round takes about {minutes} minutes.", "Allow {minutes} minutes a game."),
            ("Rules are in {language}.", "The rule book, in {language}, is four pages long."),
            ("Everything packs away flat.", "Symbols stand in for text, so small children can play along."),
        ),
    ),
    Category(
        path=("Toys", "Puzzles"),
        picture="puzzle",
        packaging=True,
        count=18,
        colours=("multicolour", "blue", "green", "orange", "purple"),
        facts={"pieces": (24, 48, 100, 300, 500, 1000), "age_from": (3, 5, 7, 10)},
        goes_with=("Board Games", "Picture Books"),
        kinds=(
            Kind("{pieces}-Piece Puzzle, {t_motif}", (9, 29), ("A jigsaw of {motif}, painted for us with [more to find than the box shows|a joke in each corner].", "{motif}, [cut so that every piece has its own shape|printed on thick board without glare]."), {"material": "cardboard", "motif": ("a harbour at dusk", "the allotment in June", "a night market", "birds of the estuary", "the slow train")}, driver="pieces", share=2),
            Kind("Wooden Puzzle, {t_motif}", (12, 35), ("Chunky pieces of lime wood show {motif} [with pegs for small fingers|and stand up to play with].", "A first puzzle of {motif}: [each piece has one place|no two holes alike]."), {"material": "lime wood", "audience": "kids", "pieces": (5, 8, 12), "age_from": (1, 2), "motif": ("the farmyard", "the garage", "the woods")}, picture="peg-puzzle"),
        ),
        topics=(
            ("It has {pieces} pieces and suits puzzlers from {age_from} years.", "{pieces} pieces; from {age_from} years."),
            ("A poster of the picture is in the box.", "A missing piece is replaced free of charge.", "The box is small enough for a shelf."),
        ),
    ),
    Category(
        path=("Toys", "Wooden Toys"),
        picture="toy-car",
        count=18,
        colours=("red", "blue", "natural", "green", "yellow", "mint"),
        facts={"audience": "kids", "age_from": (1, 2, 3)},
        goes_with=("Building Toys", "Soft Toys"),
        kinds=(
            Kind("Wooden {t_vehicle}", (9, 39), ("A {vehicle} in solid beech with [wheels that do not squeak|a driver to take out].", "Beech and non-toxic paint, [round at every corner|made to be driven into skirting boards]: a {vehicle} that lasts for siblings."), {"material": "beech", "vehicle": ("racing car", "tractor", "fire engine", "camper van", "bus")}, share=2),
            Kind("Wooden Train Set", (29, 99), ("Tracks, a bridge and [a train with magnets|three wagons] to circle the table leg.", "Beech rails that [fit other wooden railways|connect in any order]."), {"material": "beech", "pieces": (28, 42, 60), "age_from": 3}, driver="pieces", picture="train"),
            Kind("Wooden Stacking Toy", (12, 32), ("Rings on a wobbly post: [bigger, smaller, gone|a first lesson in order].", "A stacker in maple that [rocks without falling|teaches hands to wait]."), {"material": "maple", "age_from": 1}, colours=("multicolour",), picture="stacker"),
        ),
        topics=(
            ("From the age of {age_from}.", "Made for children aged {age_from} and over."),
            ("Wipe with a damp cloth.", "Paints are water-based and tested for spit and sweat.", "It comes in a box without plastic windows."),
        ),
    ),
    Category(
        path=("Books", "Picture Books"),
        picture="book-tall",
        packaging=True,
        count=16,
        colours=("yellow", "blue", "green", "red", "orange", "purple", "teal"),
        facts={"audience": "kids", "language": ("English", "English", "German"), "pages": (24, 32, 40)},
        goes_with=("Soft Toys", "Puzzles"),
        kinds=(
            Kind("Book", (8, 17), ("A picture book about {plot}, told in [short rhymes|few words and large pictures].", "{plot}: a story for [bedtime, and then again|laps and long car rides].", "Warm, funny pictures follow {plot} from [breakfast to bed|first page to last]."), {"format": "hardback", "age_from": (2, 3, 4), "plot": ("a goose who wants to be a postman", "a bear who cannot find his Sunday", "two snails and one umbrella", "a lighthouse that is afraid of the dark", "a hedgehog who collects goodbyes")}),
        ),
        topics=(
            ("For children from {age_from} years.", "Best from {age_from} years."),
            ("It has {pages} pages, in {language}.", "{pages} pages, hardback; the text is {language}."),
            ("Printed on uncoated paper.", "The pages open flat."),
        ),
    ),
    Category(
        path=("Books", "Cookbooks"),
        picture="book",
        packaging=True,
        count=15,
        colours=("terracotta", "green", "mustard", "navy", "cream", "red"),
        facts={"language": ("English", "English", "German", "French"), "pages": (144, 176, 208, 256)},
        goes_with=("Frying Pans", "Kitchen Knives", "Mugs"),
        kinds=(
            Kind("Book", (15, 39), ("{recipes} recipes for {subject}, [tested in ordinary kitchens|with a photograph each].", "A cookbook on {subject} that [explains why as well as how|starts with what is in the cupboard].", "Everything about {subject}, from [first try to showing off|shopping list to leftovers], in {recipes} recipes."), {"format": ("hardback", "paperback"), "recipes": (60, 80, 100, 120), "subject": ("bread and buns", "one-pot suppers", "vegetables through the year", "pickles and preserves", "Sunday baking")}),
        ),
        topics=(
            ("It runs to {pages} pages, in {language}.", "{pages} pages; language: {language}."),
            ("Recipes are given in grams.", "An index of ingredients helps with what needs eating.", "Most dishes take under an hour."),
            ("<format:hardback> Bound in hardback, with a ribbon.", "<format:paperback> A paperback that stays open on the worktop."),
        ),
    ),
    Category(
        path=("Books", "Walking Guides"),
        picture="guide",
        packaging=True,
        count=13,
        colours=("green", "blue", "orange", "olive", "red"),
        facts={"language": ("English", "English", "German"), "pages": (128, 160, 192)},
        goes_with=("Hiking Boots", "Backpacks"),
        kinds=(
            Kind("Book", (12, 24), ("{walks} walks along {region}, [each with a map and an honest time|from an hour to a day].", "A pocket guide to {region} with {walks} routes, [buses included|and where to get tea]."), {"format": "paperback", "walks": (24, 30, 40), "region": ("quiet rivers", "old railway lines", "the western cliffs", "mountain lakes", "market towns")}),
        ),
        topics=(
            ("It has {pages} pages, in {language}.", "{pages} pages; written in {language}."),
            ("The cover wipes dry.", "Routes can be downloaded.", "It weighs less than a sandwich."),
        ),
    ),
)

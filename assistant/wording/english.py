"""What the shop says, sentence by sentence, in English, several for each occasion.

Fields in braces are filled from records; nothing here states a fact of its own.
"""

from types import MappingProxyType
from typing import Final

from assistant.wording.desk_english import DESK_ENGLISH
from assistant.wording.recommend_english import RECOMMEND_ENGLISH

__all__ = ["ENGLISH"]

ENGLISH: Final = MappingProxyType(
    {
        **DESK_ENGLISH,
        **RECOMMEND_ENGLISH,
        # a shelf
        "found_counted": (
            "{matching} products fit {wish}. These {shown} show how far the choice goes:",
            "Good news: {matching} products fit {wish}. I picked {shown} of them:",
            "{matching} products fit {wish}. Have a look at these {shown}:",
        ),
        "found": (
            "For {wish} I would look at these {shown}:",
            "Have a look at these {shown} for {wish}, each different in its own way:",
            "These {shown} show what we have for {wish}:",
        ),
        "found_anything": (
            "A look around the shop: these {shown} show its range.",
            "Have a look at these {shown} from across the shop:",
        ),
        "found_refined": (
            "With that in mind, for {wish} I would look at these {shown}:",
            "Got it. For {wish}, have a look at these {shown}:",
            "Sure. These {shown} fit {wish}:",
        ),
        "found_refined_counted": (
            "Got it: {matching} products fit {wish}. Here are {shown} of them:",
            "Sure. {matching} products fit {wish}; these {shown} show the range:",
            "With that in mind, {matching} products fit {wish}. I picked these {shown}:",
        ),
        "found_all": (
            "Exactly {matching} products fit {wish}, and here they are:",
            "{matching} products fit {wish}. Here they are:",
        ),
        "found_sold_out": ("What fits {wish} is sold out at the moment:",),
        "found_one": ("One product fits {wish}:", "There is exactly one for {wish}:"),
        "found_just_one": ("For {wish} I would look at this one:", "This one fits {wish}:"),
        "found_more": (
            "Of these I have others for {wish}:",
            "There is more for {wish}:",
        ),
        "found_more_one": ("There is one more for {wish}:", "One other fits {wish}:"),
        "found_cheapest": (
            "For {wish}, sorted by price:",
            "By price, for {wish}:",
        ),
        "found_dearest": ("For {wish}, sorted by price from the top:",),
        "found_best_rated": ("For {wish}, sorted by rating:",),
        "found_similar": ("In the same spirit, have a look at these {shown}:",),
        "relaxed": (
            "Nothing here meets every wish. Without {left_out}, these {shown} come closest:",
            "No one product has it all. Without {left_out}, these {shown} come closest:",
        ),
        "relaxed_one": (
            "Nothing here meets every wish. Without {left_out}, this one comes closest:",
        ),
        "second_search": (
            "And for {wish}, have a look at these:",
            "As for {wish}, here is what I found:",
        ),
        "first_search": ("For {wish}, have a look at these:",),
        "item": ("• {title}, {facts}",),
        # nothing found
        "none": (
            "I am sorry, nothing in the shop fits {wish}.",
            "I looked, but nothing here fits {wish}.",
        ),
        "none_without": (
            "Without {left_out}, {matching} products would fit. Shall I show those?",
            "If {left_out} may go, {matching} products fit. Would you like to see them?",
        ),
        "none_but": ("Without {left_out} I would find something. Shall I show that?",),
        "none_price": (
            "At any price, {matching} products would fit. They start at {lowest}. "
            "Shall I show those?",
            "Without the limit there would be {matching} products. They start at {lowest}. "
            "Would you like to see those?",
        ),
        "not_carried": (
            "I am sorry, I do not think we carry {wish}.",
            "It looks as if we do not have {wish} here.",
        ),
        "we_do_have": (
            "What we do have: {topics}. Shall I look there?",
            "We are at home in {topics}. Would something there help?",
        ),
        "no_more": (
            "That was everything we have for {wish}.",
            "There are no others for {wish}.",
        ),
        # questions
        "ask_facet": (
            "Do you have a preference for {facet}: {options}?",
            "Which {facet} would you like: {options}?",
        ),
        "ask_for": ("Is it for {options}?",),
        "ask_category": (
            "What kind are you after: {options}?",
            "Shall I narrow it down to {options}?",
        ),
        "ask_price": (
            "Is there a price you would like to stay under?",
            "Do you have a budget in mind?",
        ),
        "ask_bool": ("Should it be {facet}?",),
        "ask_need": (
            "What are you looking for? A word or two is enough, and a price if you have one.",
            "Tell me what you need, for whom or for what, and I will see what we have.",
        ),
        "ask_which": (
            "Which one do you mean? You can say “the second one” or its name.",
            "I am not sure which one you mean. Tell me its number or its name.",
        ),
        "ask_which_unseen": ("I have not shown you anything yet. What are you looking for?",),
        "ask_two": ("Which two shall I compare? You can say “the first and the third”.",),
        # one product
        "about": ("{title} costs {price}.", "{title}: {price}."),
        "about_was": ("{title} costs {price}, down from {before}.",),
        "price_is": ("{title} costs {price}.", "It is {price}: {title}."),
        "stock_yes": ("{title} is in stock.", "Yes, {title} is in stock."),
        "stock_no": ("{title} is sold out at the moment.", "I am afraid {title} is sold out."),
        "stock_unknown": ("For {title} our records do not tell that.",),
        "stock_options": ("{title} is available in {values}.",),
        "stock_options_gone": ("{title} is sold out in {values}.",),
        "option_yes": ("Yes, {title} is available in {value}.",),
        "option_no": ("No, {title} is not available in {value}.",),
        "option_sold_out": ("{title} in {value} is sold out at the moment.",),
        "value_yes": ("Yes, {title} has {facet}: {value}.", "Yes. {title}, {facet}: {value}."),
        "value_no": ("No. For {title} the record says {facet}: {value}.",),
        "value_is": ("{title}, {facet}: {value}.", "{facet} of {title}: {value}."),
        "bool_yes": ("Yes, {title} is {facet}.",),
        "bool_no": ("No, {title} is not {facet}.",),
        "value_unknown": (
            "I am sorry, I do not know that about {title}; our records do not say.",
            "Our records do not tell that of {title}, so I would rather not guess.",
        ),
        "rated": ("It is rated {rating} out of 5.",),
        "rated_by": ("It is rated {rating} out of 5 ({count}).",),
        "rating": ("rated {rating} out of 5",),
        "not_rated": ("There is no rating of {title} yet.",),
        "details": ("Details: {details}.",),
        "described": ("{text}",),
        "same_in": ("The same comes in {value} as {title}.",),
        # comparing
        "compare": ("Here is how they compare:",),
        "cheaper_one": ("{title} has the lowest price of these: {price}.",),
        "same_price": ("They cost the same.",),
        "better_rated": ("The best rated of these is {title}, with {rating} out of 5.",),
        "differ": ("They differ in {facets}.",),
        "pick": (
            "If it were up to me, I would start with {title}.",
            "My suggestion would be {title}.",
        ),
        "pick_because": (
            "If it were up to me, I would start with {title}: {reason}.",
            "My suggestion would be {title}: {reason}.",
        ),
        # the shop
        "policy": ("{text}",),
        "policy_from": ("That is from “{heading}”.",),
        "policy_none": ("I have nothing in writing about that, so I would rather not guess.",),
        "person": ("A person can tell you more: {contact}.", "Our team can help: {contact}."),
        "no_person": ("I am sorry that I cannot reach a person from here.",),
        # talk
        "greeting": (
            "Hello! What can I find for you?",
            "Hi there! What are you looking for today?",
            "Welcome! Tell me what you need and I will see what we have.",
        ),
        "thanks": (
            "You are welcome! Is there anything else I can find for you?",
            "My pleasure. Just say if you need anything else.",
        ),
        "goodbye": ("Goodbye, and thank you for stopping by!", "Take care, and see you soon!"),
        "who": (
            "I am the shop assistant of {shop}, a program and not a person. "
            "I know the products and what the shop has in writing.",
        ),
        "how": ("All well here, thank you! What can I find for you?",),
        "yes_what": ("Gladly. What shall I look for?", "Good! What are you looking for?"),
        "no_what": (
            "All right. Is there something else I can find for you?",
            "No problem. Just say if you need anything.",
        ),
        "compliment": ("That is kind, thank you! Shall I look for anything else?",),
        "out_of_scope": (
            "That is outside what I can help with. "
            "I know the products of {shop} and what the shop has in writing.",
            "I am afraid I only know this shop: its products and what it has in writing.",
        ),
        "gibberish": (
            "I did not quite get that. What are you looking for?",
            "Sorry, I could not make sense of that. Tell me in a few words what you need.",
        ),
        "empty": ("I did not catch anything. What can I find for you?",),
        "sorry": (
            "I am sorry about that.",
            "I am sorry that this has gone wrong for you.",
        ),
        "forgotten": ("All right, a fresh start. What are you looking for?",),
        "understood": ("Noted.", "All right, noted."),
        "failed": ("Something went wrong on our side just now. Please try that again.",),
        # reasons on the shelf
        "why_shown": ("I put {title} on the shelf for this: {why}.",),
        "why_best": ("the closest match to what you asked for",),
        "why_cheapest": ("the lowest price on this shelf",),
        "why_dearest": ("the highest price on this shelf",),
        "why_rated": ("the best rated on this shelf",),
        "why_not_shown": ("{title} is on the shelf already.",),
        "why_not_filter": ("{title} is not among them because you asked for “{wish}”.",),
        "why_not_sold_out": ("{title} is sold out, so I left it out.",),
        "why_not_cap": ("{title} was left out because there is enough from {values} here.",),
        "why_not_twin": ("{title} is nearly the same as {rival}, which is on the shelf.",),
        "why_not_covered": ("{rival} took its place: with {title} you would see {values} again.",),
        "why_not_relevance": ("{rival} is closer to what you asked for than {title}.",),
        "why_not_far": ("{title} is further from {wish} than what I picked.",),
        "why_not_none": ("There is nothing {wanted} among what fits.",),
        "why_not_unknown": ("I could not find which product you mean.",),
        "why_only": ("the only {value} one",),
        "why_unseen": ("a {facet} you have not seen yet",),
        "why_cheapest_that": ("the cheapest that is {value}",),
        "nothing_with": ("nothing {wanted}",),
        "not_shown": ("nothing {wanted} on this shelf",),
        "from_brand": ("from {value}",),
        "in_value": ("in {value}",),
        "with_value": ("with {value}",),
        "why_adds": ("adds {values} to the choice",),
        "why_similar": ("close to what you asked for",),
        "why_looks": ("different in kind from the others",),
        "why_asked": ("the one you asked about",),
        "why_compared": ("one of those you compare",),
        # pieces
        "under": ("under {price}",),
        "over": ("from {price}",),
        "from_to": ("from {low} to {high}",),
        "between": ("{low} to {high}",),
        "or": (" or ",),
        "and": (" and ",),
        "not": ("not {value}",),
        "your_wish": ("what you asked for",),
        "price_limit": ("the price limit",),
        "sold_out": ("sold out",),
        "in_stock": ("in stock",),
        "reviews": ("{count} reviews",),
        "price": ("price",),
        # progress
        "progress_search": ("Looking through {count} products …",),
        "progress_read": ("Reading the shop's policies …",),
        "progress_product": ("Looking it up …",),
        # suggestions
        "suggest_more": ("Show me more",),
        "suggest_cheaper": ("Something cheaper",),
        "suggest_nth": ("The first one", "The second one", "The third one"),
        "suggest_first": ("Tell me about the first one",),
        "suggest_compare": ("Compare the first two",),
        "suggest_compare_all": ("Which one would you pick?",),
        "suggest_under": ("Under {price}",),
        "suggest_delivery": ("How long does delivery take?",),
        "suggest_returns": ("Can I return it?",),
        "suggest_similar": ("Show me something similar",),
        "suggest_yes": ("Yes, please",),
        "suggest_no": ("No, thanks",),
        "suggest_order": ("Where is my order?",),
        "suggest_cart": ("What is in my cart?",),
        "suggest_checkout": ("Check out",),
        "suggest_goes_with": ("What goes with this?",),
        "suggest_fresh": ("Start over",),
        "suggest_stock": ("Is it in stock?",),
        "suggest_show": ("Show me {value}",),
        "suggest_person": ("I want to talk to a person",),
        "suggest_without": ("Forget the {facet}",),
    }
)

"""One opinion for each reply, the latest; kept over a restart."""

from assistant.feedback import Feedback, Opinion
from assistant.transcript import Transcript


def test_a_later_opinion_takes_the_place_of_the_first(tmp_path):
    url = f"sqlite:///{tmp_path}/conversations.db"
    store = Transcript(url)
    feedback = Feedback(store)
    feedback.give(Opinion("c1", 1, "down", "wrong size"))
    feedback.give(Opinion("c1", 2, "up"))
    feedback.give(Opinion("c1", 1, "up"))
    store.close()
    again = Transcript(url)
    assert Feedback(again).of("c1") == {
        1: Opinion("c1", 1, "up"),
        2: Opinion("c1", 2, "up"),
    }
    assert Feedback(again).of("c2") == {}
    again.close()

from app.screening.sounds import MOST_OF_JOINED, Sounds, sounds


def test_what_two_scripts_write_of_one_sound_is_one_class() -> None:
    assert sounds("khalifa") == sounds("خليفه") == "KLF"
    assert sounds("gaddafi") == "KTTF"
    assert sounds("aeiouhwy") == sounds("اويعه") == ""


def test_words_are_near_while_few_consonants_differ() -> None:
    listed = Sounds(["muhamad", "shoigu"])
    assert listed.near(["محمد", "شويغو", "قسطنطينيه"]) == {"محمد", "شويغو"}
    assert listed.near([]) == set()
    assert Sounds([]).near(["محمد"]) == set()


def test_two_parts_written_as_one_bear_less() -> None:
    listed = Sounds(["jinping"])
    assert listed.near(["جينبينغ", "جينسوك"], MOST_OF_JOINED) == {"جينبينغ"}

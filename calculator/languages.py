"""What the engine knows of French and English: stems, empty words, courtesy, negation, joints.

Nothing here is about a service: words that mean something to one stand in its lexicon.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from calculator._snowball.english_stemmer import EnglishStemmer
from calculator._snowball.french_stemmer import FrenchStemmer

if TYPE_CHECKING:
    from collections.abc import Container

LANGUAGES = ("fr", "en")

_FR_STOP = """
a ai aie ainsi alors apres as au aucun aucune aussi autre autres aux avait avant avec avez avoir
avons bien bonjour bonsoir c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez
ci comme comment cordialement d dans de deja des deux dont du elle elles en encore entre es est et
etaient etait etant ete etes etre eu eux fait faire fais faites faut fois font hui il ils j jai je
jour jours la le les leur leurs lui m ma mais me meme memes merci mes moi moins mon n ne ni nos
notre nous on ont ou par parce pas peu peut peuvent peux plait plus plusieurs pour pourquoi
pourrait pourrez pourriez pouvez pouvons puis quand que quel quelle quelles quels qu qui quoi s sa
sans se sera serait ses si soit sommes son sont sous souhaite souhaitons souhaiterais sur svp t ta
te tes toi ton tous tout toute toutes tres tu un une va veut veux vers voici voila voir vos votre
voudrais voudrait vous voulons y stp hello possible besoin aujourd jusqu lorsqu puisqu quelqu
"""
_EN_STOP = """
a about after again all also am an and any are as at be because been before being both but by can
could d did do does doing don for from further get gets getting got had has have having hello help
her here hers hey hi him his how i if in into is it its just ll m may me might more most must my
need needs no nor not now of off on once only or other our ours out over own per please re s same
shall she should so some such t than thank thanks that the their theirs them then there these they
this those through to too under until up us ve very want wants was we were what when where which
while who whom why will with would yes yet you your yours regards best kind dear cheers morning
afternoon
"""
_STOP = {"fr": frozenset(_FR_STOP.split()), "en": frozenset(_EN_STOP.split())}

# Words that tell the two languages apart; a word that both use, or that a trade lends, is not here.
_MARKS = {
    "fr": _STOP["fr"]
    - _STOP["en"]
    - {"hello", "possible", "c", "ci", "son", "sont", "sous", "car"},
    "en": _STOP["en"] - _STOP["fr"] - {"help"},
}

JOINTS = frozenset("et and plus puis then ensuite enfin egalement".split())
"""Folded words that may join two requests."""

LEADS_TO_VERB = frozenset(
    "d de a to please svp stp nous me us merci il faut faudrait aussi also can could you pouvez "
    "vous pourriez peux tu".split()
)
"""Small words that may stand between a joint and the verb of the request."""

GREETINGS = frozenset(
    "bonjour bonsoir salut coucou hello hi hey dear cher chere merci thanks thank cordialement "
    "regards cheers bien sincerely salutations best kind bonne good".split()
)
"""First words of a line that may be courtesy alone."""

_COURTESY_AT_MOST = 8
_JUDGED_FROM = 4
_LONGEST_WORD = 40
_OWN_SHARE = 0.5
_SHORT = 4

CLOSINGS = frozenset(
    "cordialement regards cheers sincerely salutations best kind merci thanks thank bien bonne "
    "belle yours many cdlt".split()
)
"""First words of a line that may close a letter."""

FAREWELLS = CLOSINGS - frozenset("merci thanks thank bien many".split())
"""Those of them that close it for good: thanks may stand in the middle."""

_ENGLISH_VERBS = frozenset(
    """
    activate add adjust allow analyse analyze apply archive assign audit automate backup block build
    buy change check clean clone close code configure connect consolidate convert copy create
    deactivate debug define delete deploy develop diagnose disable document enable enforce explain
    export extend extract find fix get give grant help host import index install integrate
    investigate invite limit link list lock look make manage merge migrate modify monitor move
    normalise normalize open optimise optimize order patch pay perform prepare provide provision
    purchase reactivate remove rename renew repair replace reset restore restrict review revoke
    rewrite run schedule secure send separate set setup show simplify speed split sync teach test
    train transfer translate tune unlock update upgrade upload verify write
    """.split()
)
_BORROWED = frozenset("audit code export host import index patch sync test transfer".split())
"""English verbs that French writes too."""
_FRENCH_ORDERS = frozenset(
    "ajoutez changez configurez connectez corrigez creez desactivez developpez donnez importez "
    "installez migrez modifiez renommez renouvelez retirez supprimez transferez mettez faites "
    "achetez verifiez montrez expliquez preparez envoyez".split()
)
_INFINITIVE = ("er", "ir", "oir", "ttre", "ndre", "uire", "crire", "aire")
_NO_INFINITIVE = frozenset(
    "dossier papier cahier quartier dernier premier entier atelier janvier fevrier particulier "
    "courrier calendrier metier chantier fichier clavier hier plusieurs leader manager user server "
    "number order owner customer partner router scanner container cluster folder header finder "
    "avenir loisir plaisir desir notaire salaire horaire formulaire secretaire annuaire stagiaire "
    "affaire necessaire primaire titulaire partenaire soir espoir pouvoir devoir couloir".split()
)


def begins_request(word: str) -> bool:
    """Whether a folded word after a joint is the verb of a request: an order or an infinitive."""
    return (
        word in _ENGLISH_VERBS
        or word in _FRENCH_ORDERS
        or (word.endswith(_INFINITIVE) and len(word) > _SHORT and word not in _NO_INFINITIVE)
    )


_COURTESY = frozenset(
    "bonjour bonsoir salut coucou hello hi hey dear cher chere chers merci thanks thank you "
    "cordialement regards cheers sincerely salutations best kind bonne good morning afternoon day "
    "evening journee soiree a tous toutes all team the everyone equipe l la le d avance beaucoup "
    "bien vous in advance much many for your help very warm svp stp please everybody folks "
    "votre aide retour de par pour et and again encore so week end weekend there".split()
)


def guess_language(found: tuple[str, ...]) -> str:
    """The language of folded words; French, the first, where nothing tells."""
    score = {lang: sum(word in marks for word in found) for lang, marks in _MARKS.items()}
    if score["en"] == score["fr"]:
        return "en" if _ENGLISH_VERBS.intersection(found) - _BORROWED else "fr"
    return "en" if score["en"] > score["fr"] else "fr"


def is_other_language(found: tuple[str, ...], known: Container[str]) -> bool:
    """Whether folded words seem to be of neither language.

    Then hardly any is among the known words or the small words of the two.
    """
    own = sum(word in known or any(word in each for each in _MARKS.values()) for word in found)
    return len(found) >= _JUDGED_FROM and own < _OWN_SHARE * len(found)


def is_empty_word(word: str, lang: str) -> bool:
    """Whether a folded word carries no matter of its own in that language."""
    return word in _STOP[lang] or (len(word) == 1)


def is_courtesy(found: tuple[str, ...]) -> bool:
    """Whether folded words are a greeting, thanks or a closing and nothing else."""
    return (
        0 < len(found) <= _COURTESY_AT_MOST
        and bool(GREETINGS & set(found))
        and all(word in _COURTESY for word in found)
    )


@lru_cache(maxsize=20_000)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word by the Snowball algorithm of the language.

    What is far too long for a word is left as it is.  The French algorithm leans on accents, which
    folding took away: the ending of a feminine participle is put back to that of the infinitive
    first.
    """
    if len(word) > _LONGEST_WORD:
        return word
    if lang == "fr":
        for ending in ("ees", "ee", "ez"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                word = f"{word.removesuffix(ending)}er"
                break
    return str(_STEMMERS[lang].stemWord(word))


_STEMMERS = {"fr": FrenchStemmer(), "en": EnglishStemmer()}

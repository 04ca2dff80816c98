"""Verbs of product descriptions."""

from domain.model.creative.policy.words import word_set

BE = frozenset({"is", "are", "was", "were", "be", "'s", "isn't", "aren't", "wasn't", "weren't"})
# What stands after these is a feature of the product.
HAVE = word_set(
    """
    boast boasts bring brings combine combines contain contains deliver delivers display
    displays exhibit exhibits feature features give gives had has have include includes
    incorporate incorporates offer offers possess possesses present presents provide provides
    showcase showcases sport sports support supports
    """
)
_BASE = word_set(
    """
    bend pitch choose click crack remind froth mop play ship cruise detach dock drape erase expand
    fade flex flow focus grill grip gather hike house insert interlock juice kick lace link magnify
    massage mend mimic nest outlast paint pinch pierce pivot plant plump print quench raise
    recharge recline reheat reseal ride ripen rise roast run sail sand scoop seat set shade shed
    shelter shuffle sketch slot sort sow stash steer stow swap sweep swing tap toast tuck vacuum
    vibrate walk whiten wind zoom absorb accommodate achieve adapt add adjust aid air align allow
    anchor apply arrive assemble assist attach attract balance blend block blocks boil boost bounce
    breathe brew brighten build calm capture care carry carve catch cater change charge chop clamp
    clean cleanse clear clip close clothe coat collapse collect come comfort comply complement
    conceal condition connect conserve control convert cook cool cover cradle create curl cushion
    cut decorate defend define deliver detect detangle dice diffuse dim dispense display dissolve
    do double drain dress drill drive dry ease eliminate embody embrace enable enhance enjoy enrich
    ensure envelop evoke exfoliate experience explore express extend exude fasten feel fill filter
    fit fix flatten flatter flip float fold freeze fry fuel get give glide glow go grate grind grow
    guard guide handle hang heat help hide highlight hold hook hug hydrate illuminate improve
    include infuse inspire insulate integrate keep last lather lay learn leave lend let level lie
    lift light listen lock look loop lower maintain make mash master match mean measure meet melt
    mix moisturise moisturize monitor mount mow mute nourish nurture open operate organise organize
    pack pair peel perform plug polish pour power prepare preserve press prevent produce project
    promote protect provide pull pump purify push put reach read record recover reduce refill
    reflect refresh relax release relieve remain remove renew repair repel replace resist respond
    rest restore retain return reveal rinse roll rotate save scan scent scrub seal see separate
    serve sew shape sharpen shave shield shine show shred simplify sit sleep slice slide slip slow
    smell smooth snap soak soften soothe spin split spread spray squeeze stack stand stay steam
    stick stimulate stir stop store strain strap straighten stream strengthen stretch style suit
    surround swivel take taste teach tell tighten tie tilt tone track train transfer transform trap
    travel treat trim turn twist unfold unlock unscrew unplug unwind upgrade use view wake warm
    wash wear weave weigh whisk wipe withstand work wrap write zip
    """
)
_ES = ("s", "x", "z", "ch", "sh", "o")


def _third_person(base: str) -> str:
    if base.endswith(_ES):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"


THIRD_PERSON = frozenset(map(_third_person, _BASE)) | {verb for verb in HAVE if verb[-1] == "s"}
BASE = _BASE | {verb for verb in HAVE if verb[-1] != "s"}
# Only these begin a request to the reader; others at the start of a sentence are nouns as often.
IMPERATIVES = word_set(
    """
    achieve add adjust attach bake boost bring build capture carry charge choose connect control
    cook create discover drink elevate enhance enjoy enrich experience explore express feel fill
    fold freeze get climb grip give grind grow hang heat hide improve indulge keep learn let listen
    make master meet mix organise organize pack play plug pour prepare protect pull relax remove
    ride roast run save say shed sow see serve sleep slip soak squeeze stay step stream take taste
    tell throw tie track transform travel treat turn unlock unwind upgrade use wake warm wear wipe
    work wrap
    """
)
CARE = word_set("wash hand-wash rinse dry iron store wipe clean bleach tumble machine")
MODALS = frozenset({"can", "will", "may", "could", "would", "should", "must", "won't", "don't"})
# What these deny is never said without them.
NEGATIONS = frozenset({"not", "never", "isn't", "aren't", "wasn't", "weren't"})

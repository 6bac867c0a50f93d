#include <fribidi.h>

// Directions of a line, of macros that Swift does not see: what its first letter decides, and from the right.
static const FriBidiParType beatframe_bidi_by_first_letter = FRIBIDI_PAR_ON;
static const FriBidiParType beatframe_bidi_from_the_right = FRIBIDI_PAR_RTL;
// The kind of a character that is not looked up yet.
static const FriBidiCharType beatframe_bidi_neutral = FRIBIDI_TYPE_ON;

#include <fribidi.h>

// The direction of a line that its first letter decides, of a macro that Swift does not see.
static const FriBidiParType beatframe_bidi_by_first_letter = FRIBIDI_PAR_ON;
// The kind of a character that is not looked up yet.
static const FriBidiCharType beatframe_bidi_neutral = FRIBIDI_TYPE_ON;

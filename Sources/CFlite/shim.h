#include <flite/flite.h>

// Declared in no header that is installed.
cst_lexicon *cmu_lex_init(void);

#ifndef BEATFRAME_POCKETSPHINX_H
#define BEATFRAME_POCKETSPHINX_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// What is used of PocketSphinx 5prealpha, declared here. Its own headers need folders that only its pkg-config file
// names, and that file links a library for microphones, which would load a sound server into a headless program.

typedef struct cmd_ln_s cmd_ln_t;
typedef struct arg_s arg_t;
typedef struct ps_decoder_s ps_decoder_t;
typedef struct ps_seg_s ps_seg_t;
typedef struct fsg_model_s fsg_model_t;
typedef struct logmath_s logmath_t;

void err_set_logfp(FILE *stream);

arg_t const *ps_args(void);
cmd_ln_t *cmd_ln_parse_r(cmd_ln_t *inout_cmdln, arg_t const *defn, int32_t argc, char *argv[], int32_t strict);
int cmd_ln_free_r(cmd_ln_t *cmdln);

ps_decoder_t *ps_init(cmd_ln_t *config);
int ps_free(ps_decoder_t *ps);
logmath_t *ps_get_logmath(ps_decoder_t *ps);
int ps_add_word(ps_decoder_t *ps, char const *word, char const *phones, int update);

fsg_model_t *fsg_model_read(FILE *fp, logmath_t *lmath, float lw);
int fsg_model_free(fsg_model_t *fsg);
int ps_set_fsg(ps_decoder_t *ps, const char *name, fsg_model_t *fsg);
int ps_set_search(ps_decoder_t *ps, const char *name);

int ps_start_utt(ps_decoder_t *ps);
int ps_process_raw(ps_decoder_t *ps, int16_t const *data, size_t n_samples, int no_search, int full_utt);
int ps_end_utt(ps_decoder_t *ps);
char const *ps_get_hyp(ps_decoder_t *ps, int32_t *out_best_score);

ps_seg_t *ps_seg_iter(ps_decoder_t *ps);
ps_seg_t *ps_seg_next(ps_seg_t *seg);
char const *ps_seg_word(ps_seg_t *seg);
void ps_seg_frames(ps_seg_t *seg, int *out_sf, int *out_ef);
int32_t ps_seg_prob(ps_seg_t *seg, int32_t *out_ascr, int32_t *out_lscr, int32_t *out_lback);

#endif

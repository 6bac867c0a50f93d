// What a process does about memory and crashes, of which Swift knows nothing.

// Has large blocks of memory go back to the system as soon as they are freed. Left to itself glibc keeps ever larger
// ones, once it has seen them come and go. Other allocators do so already, or can't be told.
//
// A program that has this function ends, with a message and status 1, when no memory is left; see memory.c.
void beatframe_return_freed_memory(void);

// Has a crash end the program with a message and status 1, instead of pages of addresses. Where the environment has
// SWIFT_BACKTRACE, Swift's own report stays.
void beatframe_report_crashes(void);

# Warnings, sanitizers and optimisation for our own targets; libraries of others are system includes.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # What a precompiled header was made of is told by its hash, not by its time.
  set(CMAKE_CXX_COMPILER_LAUNCHER /usr/bin/env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()

add_library(reftel_flags INTERFACE)
target_compile_options(reftel_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
  -Wimplicit-fallthrough $<$<NOT:$<CONFIG:Release>>:-fno-omit-frame-pointer>)
if(REFTEL_WERROR)
  target_compile_options(reftel_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 is wrong about two things when it optimises: overlapping copies in plain string assignments (its bug 105651), and
  # std::optional values that were tested before use. clang and the sanitizers watch both.
  target_compile_options(reftel_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(reftel_flags INTERFACE -Wthread-safety)
endif()
if(REFTEL_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(REFTEL_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "REFTEL_FUZZ needs clang: use the preset 'fuzz'")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# reftel_precompile(TARGET HEADER...): headers of others that most sources of a target include anyway, parsed once where tests are built.
# Release builds and clang do without, and see that every source names what it needs; GCC 12 also loses sight of which warnings come
# from headers of others when it optimises.
function(reftel_precompile target)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND REFTEL_SANITIZE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()

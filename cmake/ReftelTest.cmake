# reftel_test(LAYER SOURCES ... [LINK ...]): one GoogleTest executable per layer that links only that layer (and LINK). Each of its
# suites is a test of ctest, `ctest -R LAYER/SUITE`.
function(reftel_test layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  add_executable(${layer}_test ${arg_SOURCES})
  target_link_libraries(${layer}_test PRIVATE reftel::${layer} ${arg_LINK} reftel_testing GTest::gtest_main reftel_flags)
  reftel_precompile(${layer}_test <algorithm> <optional> <string> <vector> <fmt/format.h> <gtest/gtest.h>)
  set(suites ${CMAKE_CURRENT_BINARY_DIR}/${layer}_suites.cmake)
  if(NOT EXISTS ${suites})
    file(WRITE ${suites} "add_test(${layer}/NotBuilt ${layer}_test-is-not-built)\n")
  endif()
  add_custom_command(TARGET ${layer}_test POST_BUILD BYPRODUCTS ${suites} VERBATIM
    COMMAND ${CMAKE_COMMAND} -DTEST=$<TARGET_FILE:${layer}_test> -DLAYER=${layer} -DFOLDER=${PROJECT_SOURCE_DIR} -DOUT=${suites}
            -P ${PROJECT_SOURCE_DIR}/cmake/DiscoverSuites.cmake)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${suites})
endfunction()

# reftel_program(SOURCE NAME): a program of one file, named after it (NAME receives the target). What it links stands at its top,
# and a source that it shares with tests, if any:
#   // LINK: reftel::telegram
#   // ALSO: tests/telegram/invariants.cc
function(reftel_program source name)
  get_filename_component(target ${source} NAME_WE)
  file(STRINGS ${source} link REGEX "^// LINK: " LIMIT_COUNT 1)
  string(REGEX REPLACE "^// LINK: +" "" link "${link}")
  separate_arguments(link UNIX_COMMAND "${link}")
  add_executable(${target} ${source})
  target_link_libraries(${target} PRIVATE ${link} reftel_flags)
  file(STRINGS ${source} also REGEX "^// ALSO: " LIMIT_COUNT 1)
  if(also)
    string(REGEX REPLACE "^// ALSO: +" "" also "${also}")
    get_filename_component(folder ${PROJECT_SOURCE_DIR}/${also} DIRECTORY)
    target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/${also})
    target_include_directories(${target} PRIVATE ${folder})
  endif()
  set(${name} ${target} PARENT_SCOPE)
endfunction()

# reftel_reads_pdfs(TARGET): the program finds reftel-pdf, which it starts for PDFs, beside itself.
function(reftel_reads_pdfs target)
  file(CREATE_LINK ${PROJECT_BINARY_DIR}/reftel-pdf ${CMAKE_CURRENT_BINARY_DIR}/reftel-pdf SYMBOLIC)
  add_dependencies(${target} reftel-pdf)
endfunction()

# reftel_test(LAYER SOURCES ... [LINK ...]): one GoogleTest executable per layer that links only that layer (and LINK).
include(GoogleTest)
function(reftel_test layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  add_executable(${layer}_test ${arg_SOURCES})
  target_link_libraries(${layer}_test PRIVATE reftel::${layer} ${arg_LINK} reftel_testing GTest::gtest_main reftel_flags)
  gtest_discover_tests(${layer}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} DISCOVERY_TIMEOUT 120
                       PROPERTIES TIMEOUT 600)
endfunction()

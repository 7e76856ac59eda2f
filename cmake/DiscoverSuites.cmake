# cmake -DTEST=EXECUTABLE -DLAYER=NAME -DFOLDER=WORKING-FOLDER -DOUT=FILE -P DiscoverSuites.cmake
#
# Writes a list of tests for ctest, `LAYER/SUITE` for each suite of a GoogleTest executable. One for each of its tests would start the
# executable four times as often, and starting one that is sanitized takes longer than most tests.
execute_process(COMMAND ${TEST} --gtest_list_tests WORKING_DIRECTORY ${FOLDER}
                OUTPUT_VARIABLE listed RESULT_VARIABLE result TIMEOUT 120)
if(result)
  message(FATAL_ERROR "${TEST} --gtest_list_tests: ${result}")
endif()
string(REGEX MATCHALL "(^|\n)[A-Za-z0-9_/]+\\." suites "${listed}")
if(NOT suites)
  message(FATAL_ERROR "${TEST} has no tests")
endif()
set(tests "")
foreach(suite IN LISTS suites)
  string(REGEX REPLACE "[\n.]" "" suite "${suite}")
  string(APPEND tests "add_test([[${LAYER}/${suite}]] [[${TEST}]] [[--gtest_filter=${suite}.*]])\n"
                      "set_tests_properties([[${LAYER}/${suite}]] PROPERTIES WORKING_DIRECTORY [[${FOLDER}]] TIMEOUT 600)\n")
endforeach()
file(WRITE ${OUT} "${tests}")

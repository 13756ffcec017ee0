set(run ctest --test-dir "@BUILD@" -C Release -R "tool" -L linkage)

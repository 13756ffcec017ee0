module example.org/dependency

go 1.99

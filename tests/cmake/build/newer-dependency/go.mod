module example.org/shop

go 1.24

require example.org/dependency v0.0.0

replace example.org/dependency => ./dependency

module example.org/shop

go 1.24

require example.org/not-cached v1.0.0

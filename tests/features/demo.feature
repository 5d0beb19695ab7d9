Feature: The demo shop
  Everything that a shop has, on this machine, with a customer who does what a finger says.

  Background:
    Given the demo shop is open

  Scenario: The customer pays exactly
    Given "12" is charged in the demo
    When the customer is told to "Pay exactly"
    Then the demo's sale is "Seen"
    When the customer is told to "Mine a block"
    Then the demo's sale is "Paid"
    And a paper lies on the screen
    And the paper is marked as a demo
    And the calls on the screen end with "sale.confirmed"

  Scenario: The customer pays in every wrong way
    Given "13" is charged in the demo
    When the customer is told to "Pay too little"
    Then the demo's sale is "Partly paid"
    When the customer is told to "Pay exactly"
    Then the demo's sale is "Seen"
    When the customer is told to "Double-spend"
    Then the demo's sale is "Partly paid"
    When the customer is told to "Pay too much"
    And the customer is told to "Mine a block"
    Then the demo's sale is "Paid too much"

  Scenario: The customer pays late
    Given "14" is charged in the demo
    When the customer is told to "Pay late"
    Then the demo's sale is "Paid late"

  Scenario: The network is plainly marked
    Then the till is marked as a demo
